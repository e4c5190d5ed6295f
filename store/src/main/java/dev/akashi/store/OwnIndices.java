package dev.akashi.store;

import dev.akashi.store.ElasticClient.Reply;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Creates an index, such as that of a month, before the first document goes there. Left to the
 * server, an index without our template would appear, and guess a mapping from whatever comes
 * first.
 */
final class OwnIndices {
  private final ElasticClient client;
  private final Set<String> ensured = ConcurrentHashMap.newKeySet();

  OwnIndices(ElasticClient client) {
    this.client = client;
  }

  /**
   * Makes sure that the index is there and is ours.
   *
   * @throws StoreUnavailableException when it cannot be created, or has not our mapping
   */
  void ensure(String index) {
    if (ensured.contains(index)) {
      return;
    }
    Reply created = client.call("PUT", "/" + index, Map.of(), (JsonNode) null);
    if (!created.ok() && !alreadyThere(created)) {
      throw new StoreUnavailableException(
          "index "
              + index
              + " cannot be created: "
              + ElasticClient.quote(created.json().toString()),
          null);
    }
    Reply mapping = client.call("GET", "/" + index + "/_mapping", Map.of(), (JsonNode) null);
    JsonNode meta = mapping.json().path(index).path("mappings").path("_meta");
    if (!meta.path("owner").asString("").equals("akashi")) {
      throw new StoreUnavailableException(
          "index "
              + index
              + ": expected the mapping of our template, found another; delete the index if nothing"
              + " of value is in it, and start again",
          null);
    }
    ensured.add(index);
  }

  private static boolean alreadyThere(Reply reply) {
    String type = reply.json().path("error").path("type").asString("");
    return reply.status() == 400 && type.equals("resource_already_exists_exception");
  }
}
