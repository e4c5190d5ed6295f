package dev.akashi.store;

import dev.akashi.store.ElasticClient.Reply;
import dev.akashi.store.Shelf.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One bulk of documents to write, sent until every one of them has an outcome. Safe for use by many
 * threads.
 *
 * <p>Three kinds of failure are kept apart: what is about one document (refused), what passes by
 * itself (sent again, a bounded time), and everything else, which is the operator's (given up with
 * the server's own words).
 */
final class BulkSender {
  // Only these come from a document; other 400s are about indices and settings.
  private static final Set<String> ABOUT_THE_DOCUMENT =
      Set.of(
          "document_parsing_exception",
          "mapper_parsing_exception",
          "strict_dynamic_mapping_exception",
          "illegal_argument_exception",
          "x_content_parse_exception",
          "json_parse_exception");

  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  private final ElasticClient client;
  private final Duration patience;

  /**
   * One document to write.
   *
   * @param version null to create the document if there is none; else it takes the place of one
   *     with a lower version, and of no other
   */
  record Line(String index, String id, byte[] source, @Nullable Long version) {
    static Line create(String index, String id, byte[] source) {
      return new Line(index, id, source, null);
    }

    void writeTo(ByteArrayOutputStream body) {
      String where = "\"_index\":" + quoted(index) + ",\"_id\":" + quoted(id);
      String action =
          version == null
              ? "{\"create\":{" + where + "}}\n"
              : "{\"index\":{"
                  + where
                  + ",\"version\":"
                  + version
                  + ",\"version_type\":\"external\"}}\n";
      body.writeBytes(action.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(source);
      body.write('\n');
    }

    private static String quoted(String text) {
      return ElasticClient.JSON.writeValueAsString(text);
    }
  }

  /**
   * A sender.
   *
   * @param patience how long transient failures are tried again
   */
  BulkSender(ElasticClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * Sends the lines.
   *
   * @return one outcome per line, in their order
   * @throws StoreUnavailableException when any line has no outcome after {@code patience}
   */
  List<Outcome> send(List<Line> lines) {
    @Nullable Outcome[] outcomes = new Outcome[lines.size()];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      open.add(i);
    }
    long deadlineNs = System.nanoTime() + patience.toNanos();
    Duration pause = PAUSE_MIN;
    while (true) {
      StoreUnavailableException failure = attempt(lines, open, outcomes);
      open.removeIf(i -> outcomes[i] != null);
      if (open.isEmpty()) {
        return List.of(outcomes);
      }
      if (failure == null) {
        failure = new StoreUnavailableException("no outcome for " + open.size() + " items", null);
      }
      if (System.nanoTime() + pause.toNanos() > deadlineNs) {
        throw failure;
      }
      sleep(pause, failure);
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
    }
  }

  private @Nullable StoreUnavailableException attempt(
      List<Line> lines, List<Integer> open, @Nullable Outcome[] outcomes) {
    var body = new ByteArrayOutputStream();
    open.forEach(i -> lines.get(i).writeTo(body));
    // The status of every item is asked for, not only of the failed ones: it is 27 bytes, and the
    // number of answers is how a shortened reply is told from a good one.
    Map<String, String> parameters = Map.of("filter_path", "errors,items.*.status,items.*.error");
    Reply reply;
    try {
      reply =
          client.call("POST", "/_bulk", parameters, body.toByteArray(), ElasticClient.JSON_LINES);
    } catch (StoreUnavailableException e) {
      return e;
    }
    return reply.ok() ? read(reply, open, outcomes) : halve(reply, lines, open, outcomes);
  }

  private static @Nullable StoreUnavailableException read(
      Reply reply, List<Integer> open, @Nullable Outcome[] outcomes) {
    JsonNode items;
    try {
      items = reply.json().path("items");
    } catch (StoreUnavailableException e) {
      return e;
    }
    if (items.size() != open.size()) {
      return new StoreUnavailableException(
          "bulk: expected " + open.size() + " item results, found " + items.size(), null);
    }
    StoreUnavailableException failure = null;
    for (int i = 0; i < open.size(); i++) {
      JsonNode item = result(items.path(i));
      Outcome outcome = outcome(item);
      outcomes[open.get(i)] = outcome;
      if (outcome == null) {
        failure = new StoreUnavailableException("bulk: " + words(item), null);
      }
    }
    return failure;
  }

  // Each result stands under the name of its action.
  private static JsonNode result(JsonNode item) {
    return item.has("index") ? item.path("index") : item.path("create");
  }

  private static @Nullable Outcome outcome(JsonNode item) {
    int status = item.path("status").asInt(0);
    String type = item.path("error").path("type").asString("");
    if (status == 201 || status == 200) {
      return new Outcome.Created();
    }
    if (status == 409) {
      return new Outcome.Taken();
    }
    if (status == 400 && ABOUT_THE_DOCUMENT.contains(type)) {
      return new Outcome.Refused(Shelf.REFUSED, words(item));
    }
    return null;
  }

  private static String words(JsonNode item) {
    JsonNode error = item.path("error");
    String cause = error.path("caused_by").path("reason").asString("");
    return ElasticClient.quote(
        "status "
            + item.path("status").asInt(0)
            + ", "
            + error.path("type").asString("no type")
            + ": "
            + error.path("reason").asString("no reason")
            + (cause.isEmpty() ? "" : " (" + cause + ")"));
  }

  // The server refuses the request as a whole: one line of it is to blame, so it is sought by
  // halves.
  private @Nullable StoreUnavailableException halve(
      Reply reply, List<Line> lines, List<Integer> open, @Nullable Outcome[] outcomes) {
    String words =
        "status " + reply.status() + ": " + new String(reply.body(), StandardCharsets.UTF_8);
    if (reply.status() != 400 && reply.status() != 413) {
      return new StoreUnavailableException("bulk: " + ElasticClient.quote(words), null);
    }
    if (open.size() == 1) {
      outcomes[open.getFirst()] = new Outcome.Refused(Shelf.REFUSED, ElasticClient.quote(words));
      return null;
    }
    List<Integer> left = List.copyOf(open.subList(0, open.size() / 2));
    List<Integer> right = List.copyOf(open.subList(open.size() / 2, open.size()));
    StoreUnavailableException failure = attempt(lines, left, outcomes);
    return failure == null ? attempt(lines, right, outcomes) : failure;
  }

  private static void sleep(Duration pause, StoreUnavailableException failure) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
