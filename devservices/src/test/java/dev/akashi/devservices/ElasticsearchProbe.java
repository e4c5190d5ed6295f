package dev.akashi.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Writes to and reads from a real Elasticsearch over HTTP. */
record ElasticsearchProbe(ElasticsearchAddress address) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  void write(String text) {
    HttpResponse<String> answer =
        send(
            authorised("/probe/_doc/1?refresh=true")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"text\":\"" + text + "\"}")));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  boolean read(String text) {
    return send(authorised("/probe/_doc/1")).body().contains(text);
  }

  int statusWith(String user, String password) {
    return send(request("/_cluster/health").header("Authorization", basic(user, password)))
        .statusCode();
  }

  int statusWithoutCredentials() {
    return send(request("/_cluster/health")).statusCode();
  }

  private HttpRequest.Builder authorised(String path) {
    return request(path).header("Authorization", basic(address.user(), address.password()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address.url() + path)).timeout(Duration.ofSeconds(30));
  }

  private static String basic(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
