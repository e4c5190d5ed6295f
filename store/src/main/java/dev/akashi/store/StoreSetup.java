package dev.akashi.store;

import dev.akashi.store.ElasticClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prepares Elasticsearch: puts the index templates. An explicit act, which may be repeated at any
 * time and by many at once.
 */
public final class StoreSetup {
  private static final List<String> TEMPLATES =
      List.of(
          "akashi-evidence",
          "akashi-quarantine",
          "akashi-control-status",
          "akashi-control-history");

  private StoreSetup() {}

  /** Prepares a single node: no replicas. */
  public static void ensure(StoreAddress address) {
    ensure(address, 0);
  }

  /**
   * Puts the templates that are missing or older than ours.
   *
   * @param replicas copies of each index beside the first, 0 on a single node
   * @throws StoreUnavailableException when Elasticsearch does not answer, does not let us, or has
   *     newer templates than ours: then this app is the old one
   */
  public static void ensure(StoreAddress address, int replicas) {
    try (ElasticClient client = new ElasticClient(address)) {
      TEMPLATES.forEach(name -> ensure(client, name, replicas));
    }
  }

  private static void ensure(ElasticClient client, String name, int replicas) {
    ObjectNode template = template(name);
    ((ObjectNode) template.path("template").path("settings"))
        .put("index.number_of_replicas", replicas);
    String path = "/_index_template/" + name;
    Reply present = client.call("GET", path, Map.of(), (JsonNode) null);
    JsonNode found = present.json().path("index_templates").path(0).path("index_template");
    int ours = template.path("version").asInt();
    int theirs = found.path("version").asInt(0);
    if (theirs > ours) {
      throw new StoreUnavailableException(
          "index template "
              + name
              + ": expected version "
              + ours
              + " or older, found "
              + theirs
              + "; upgrade this app first",
          null);
    }
    Reply put = client.call("PUT", path, Map.of(), template);
    if (!put.ok()) {
      throw new StoreUnavailableException(
          "index template " + name + " was refused: " + ElasticClient.quote(put.json().toString()),
          null);
    }
  }

  static ObjectNode template(String name) {
    String resource = "templates/" + name + ".json";
    try (InputStream stream = StoreSetup.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new AssertionError("resource " + resource + " is part of this room");
      }
      return (ObjectNode) ElasticClient.JSON.readTree(stream);
    } catch (IOException e) {
      throw new AssertionError("resource " + resource + " is part of this room", e);
    }
  }
}
