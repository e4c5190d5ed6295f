package dev.akashi.devservices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Asks a node for its health; GET / is no use, the small distribution answers it with 405. */
final class ElasticsearchHealth {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final HttpRequest request;

  ElasticsearchHealth(ElasticsearchAddress address) {
    String credentials = address.user() + ":" + address.password();
    String token = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    this.request =
        HttpRequest.newBuilder(
                URI.create(address.url() + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
            .header("Authorization", "Basic " + token)
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  /** Whether it answers us, and every index can be read and written. */
  boolean serves() {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
