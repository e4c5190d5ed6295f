package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.akashi.store.BulkSender.Line;
import dev.akashi.store.Shelf.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a bulk when the server is busy, broken, or answers short. */
class BulkSenderTest {
  private static final String CREATED = "{\"create\":{\"status\":201}}";
  private static final String BUSY =
      "{\"create\":{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}}}";

  private record Scripted(int status, String body) {}

  private final Deque<Scripted> script = new ArrayDeque<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer server = start();
  private ElasticClient client = new ElasticClient(address());

  private HttpServer start() {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext("/", this::answer);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoreAddress address() {
    return new StoreAddress(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), null, null);
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Scripted next = script.removeFirst();
    if (next.status() == 0) {
      exchange.close(); // the connection breaks before any answer
      return;
    }
    byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(next.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @BeforeEach
  void noScript() {
    script.clear();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void busyItemsAreSentAgainAloneUntilTheyHaveAnOutcome() {
    script.add(items(CREATED, BUSY));
    script.add(items(BUSY));
    script.add(items(CREATED));

    assertThat(send(2)).containsOnly(new Outcome.Created());
    assertThat(bodies.get(0)).contains("\"id-0\"", "\"id-1\"");
    assertThat(bodies.get(2)).contains("\"id-1\"").doesNotContain("\"id-0\"");
  }

  @Test
  void takenAfterALostAnswerIsAnOutcome() {
    script.add(new Scripted(0, ""));
    script.add(items("{\"create\":{\"status\":409}}"));

    assertThat(send(1)).containsExactly(new Outcome.Taken());
  }

  @Test
  void lineWithAVersionTakesThePlaceOfAnOlderOneOnly() {
    script.add(items("{\"index\":{\"status\":200}}", "{\"index\":{\"status\":409}}"));
    byte[] source = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(
            new BulkSender(client, Duration.ofSeconds(1))
                .send(List.of(new Line("i", "a", source, 7L), new Line("i", "b", source, 8L))))
        .containsExactly(new Outcome.Created(), new Outcome.Taken());
    assertThat(bodies.getFirst())
        .contains(
            "{\"index\":{\"_index\":\"i\",\"_id\":\"a\",\"version\":7,\"version_type\":\"external\"}}");
  }

  @Test
  void serverErrorsAreTriedAgain() {
    script.add(new Scripted(503, "{}"));
    script.add(new Scripted(429, "{}"));
    script.add(items(CREATED));

    assertThat(send(1)).containsExactly(new Outcome.Created());
  }

  @Test
  void shortAnswerFailsTheWholeBulk() {
    for (int i = 0; i < 50; i++) {
      script.add(items(CREATED));
    }

    assertThatThrownBy(() -> send(2))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("expected 2 item results, found 1");
  }

  @Test
  void brokenAnswerFailsTheWholeBulk() {
    for (int i = 0; i < 50; i++) {
      script.add(new Scripted(200, "{\"errors\":false,\"items\":[" + CREATED));
    }

    assertThatThrownBy(() -> send(1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("whole JSON answer");
  }

  @Test
  void patienceEndsWithTheServersOwnWords() {
    for (int i = 0; i < 50; i++) {
      script.add(items(BUSY));
    }

    assertThatThrownBy(() -> send(1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("es_rejected_execution_exception: full");
  }

  @Test
  void troubleOfTheIndexIsNotTheDocuments() {
    String shards =
        "{\"create\":{\"status\":400,\"error\":{\"type\":\"validation_exception\",\"reason\":\"maximum"
            + " shards open\"}}}";
    for (int i = 0; i < 50; i++) {
      script.add(items(shards));
    }

    assertThatThrownBy(() -> send(1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("maximum shards open");
  }

  @Test
  void requestRefusedAsAWholeIsSearchedForTheItemToBlame() {
    script.add(new Scripted(400, "{\"error\":\"one of them\"}"));
    script.add(items(CREATED, CREATED));
    script.add(new Scripted(400, "{\"error\":\"one of them\"}"));
    script.add(new Scripted(400, "{\"error\":\"this one\"}"));
    script.add(items(CREATED));

    List<Outcome> outcomes = send(4);

    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Refused.class);
    assertThat(outcomes.get(2).toString()).contains("this one");
    assertThat(List.of(outcomes.get(0), outcomes.get(1), outcomes.get(3)))
        .containsOnly(new Outcome.Created());
  }

  @Test
  void noServerIsUnavailable() {
    server.stop(0);

    assertThatThrownBy(() -> send(1)).isInstanceOf(StoreUnavailableException.class);
  }

  private List<Outcome> send(int count) {
    var sender = new BulkSender(client, Duration.ofMillis(1_500));
    return sender.send(
        IntStream.range(0, count)
            .mapToObj(i -> Line.create("index", "id-" + i, "{}".getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private static Scripted items(String... items) {
    return new Scripted(200, "{\"errors\":false,\"items\":[" + String.join(",", items) + "]}");
  }
}
