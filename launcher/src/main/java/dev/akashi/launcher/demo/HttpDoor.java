package dev.akashi.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A well-behaved client of the collector: it sends again, under the same key, until it is heard.
 */
public final class HttpDoor {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final String collector;

  /**
   * @param collector as in http://127.0.0.1:8081
   */
  public HttpDoor(String collector) {
    this.collector = collector;
  }

  /**
   * Returns when the collector holds every record.
   *
   * @param key the same for the same records, so that sending them again doubles nothing
   * @throws NotTakenException when they are refused, or not held after two minutes
   */
  public void send(String source, String key, List<String> records) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(collector + "/collect/" + source))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(String.join("\n", records) + "\n"))
            .build();
    long deadlineNs = System.nanoTime() + GIVE_UP.toNanos();
    String last = "";
    while (System.nanoTime() < deadlineNs) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) {
          return;
        }
        last = answer.statusCode() + " " + answer.body().strip();
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          throw new NotTakenException("the collector refuses " + source + ": " + last);
        }
      } catch (IOException e) {
        last = e.toString(); // away for a moment: the same again
      }
      Thread.sleep(PAUSE);
    }
    throw new NotTakenException("the collector did not take " + source + " in time: " + last);
  }

  /** The collector refuses the records, or does not take them in time. */
  public static final class NotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTakenException(String message) {
      super(message);
    }
  }
}
