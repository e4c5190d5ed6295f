package dev.akashi.store;

import dev.akashi.store.ElasticClient.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a search, with the documents as the bytes they are stored as.
 *
 * @param rest everything of the answer but the hits
 */
record SearchReply(List<Hit> hits, JsonNode rest) {
  /** Before the first document there is no index, which is no error. */
  static final Map<String, String> LENIENT =
      Map.of("ignore_unavailable", "true", "allow_no_indices", "true");

  /** One document found. */
  record Hit(String index, String id, JsonNode sort, JsonNode document, byte[] source) {}

  static String path(String alias) {
    return "/" + alias + "/_search";
  }

  /** The answer as a tree, when all shards have answered. */
  static JsonNode complete(Reply reply) {
    JsonNode json = reply.json();
    checkComplete(reply, json);
    return json;
  }

  /** The answer with its documents, when all shards have answered. */
  static SearchReply read(Reply reply) {
    if (!reply.ok()) {
      complete(reply);
    }
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    List<Hit> hits = new ArrayList<>();
    try (JsonParser parser = ElasticClient.JSON.createParser(reply.body())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("hits")) {
          readHits(parser, reply.body(), hits, rest);
        } else {
          rest.set(name, parser.readValueAsTree());
        }
      }
    } catch (JacksonException e) {
      throw new StoreUnavailableException(
          "expected a whole JSON answer of Elasticsearch, found: " + e.getOriginalMessage(), e);
    }
    checkComplete(reply, rest);
    return new SearchReply(hits, rest);
  }

  private static void readHits(JsonParser parser, byte[] body, List<Hit> hits, ObjectNode rest) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("hits") && token == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          hits.add(hit(parser, body));
        }
      } else {
        rest.set(name, parser.readValueAsTree());
      }
    }
  }

  private static Hit hit(JsonParser parser, byte[] body) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    byte @Nullable [] source = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      JsonNode value = parser.readValueAsTree();
      envelope.set(name, value);
      if (name.equals("_source")) {
        source = Arrays.copyOfRange(body, start, (int) parser.currentLocation().getByteOffset());
      }
    }
    return new Hit(
        envelope.path("_index").asString(),
        envelope.path("_id").asString(),
        envelope.path("sort"),
        envelope.path("_source"),
        source == null ? new byte[0] : source);
  }

  /** The hits of the page; one more than it holds may have been asked for, to see what follows. */
  List<Hit> page(int pageSize) {
    return hits.subList(0, Math.min(hits.size(), pageSize));
  }

  /** The cursor of the page that follows; null on the last one. */
  @Nullable String next(int pageSize) {
    if (hits.size() <= pageSize) {
      return null;
    }
    JsonNode sort = hits.get(pageSize - 1).sort();
    return new Cursor(sort.path(0).asLong(), sort.path(1).asString()).text();
  }

  /** How many documents there are in all, as far as they were counted. */
  long total() {
    return rest.path("total").path("value").asLong(0);
  }

  boolean totalExact() {
    return !rest.path("total").path("relation").asString("eq").equals("gte");
  }

  // An answer of some shards would show less evidence than there is, as if that were all.
  private static void checkComplete(Reply reply, JsonNode json) {
    boolean timedOut = json.path("timed_out").asBoolean(false);
    int failed = json.path("_shards").path("failed").asInt(0);
    if (!reply.ok() || timedOut || failed > 0) {
      throw new StoreUnavailableException(
          "search: expected an answer of all shards, found status "
              + reply.status()
              + ", "
              + failed
              + " failed: "
              + ElasticClient.quote(
                  json.path("error").toString() + json.path("_shards").path("failures")),
          null);
    }
  }
}
