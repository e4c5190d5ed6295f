package dev.akashi.store;

import dev.akashi.store.BulkSender.Line;
import dev.akashi.store.ElasticClient.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents in Elasticsearch. Safe for use by many threads. */
final class ElasticShelf implements Shelf, AutoCloseable {
  // 2,500 to 5,000 usual documents; larger bulks gain nothing and hold more memory.
  private static final int BULK_MAX_BYTES = 3 * 1024 * 1024;
  private static final int BULK_MAX_ITEMS = 5_000;
  private static final int ENVELOPE_BYTES = 1_024;

  // One bulk on one shard keeps one core busy; more than two only wait in the server's queue.
  private static final int BULKS_IN_FLIGHT = 2;
  private static final int IDS_PER_QUESTION = 1_000;

  private final ElasticClient client;
  private final BulkSender sender;
  private final OwnIndices indices;
  private final RecentIds recent = new RecentIds();
  private final Clock clock;
  private final ExecutorService flights =
      Executors.newFixedThreadPool(BULKS_IN_FLIGHT, Thread.ofVirtual().name("bulk-", 0).factory());
  private volatile boolean refreshed;

  ElasticShelf(ElasticClient client, BulkSender sender, OwnIndices indices, Clock clock) {
    this.client = client;
    this.sender = sender;
    this.indices = indices;
    this.clock = clock;
  }

  @Override
  public List<Outcome> create(List<Filed> items) {
    items.stream().map(Filed::index).distinct().forEach(indices::ensure);
    items.stream().filter(Filed::natively).forEach(item -> recent.put(item.id(), item.index()));
    List<Callable<List<Outcome>>> bulks = new ArrayList<>();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < items.size(); i++) {
      int size = items.get(i).document().length + ENVELOPE_BYTES;
      if (i > start && (bytes + size > BULK_MAX_BYTES || i - start >= BULK_MAX_ITEMS)) {
        bulks.add(bulk(items.subList(start, i)));
        start = i;
        bytes = 0;
      }
      bytes += size;
    }
    bulks.add(bulk(items.subList(start, items.size())));
    return join(bulks);
  }

  private Callable<List<Outcome>> bulk(List<Filed> items) {
    return () -> {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      return sender.send(
          items.stream()
              .map(item -> Line.create(item.index(), item.id(), item.source(now)))
              .toList());
    };
  }

  private List<Outcome> join(List<Callable<List<Outcome>>> bulks) {
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (Future<List<Outcome>> bulk : flights.invokeAll(bulks)) {
        outcomes.addAll(bulk.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new StoreUnavailableException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while evidence was written", e);
    }
  }

  @Override
  public Map<String, Held> held(Collection<Filed> items) {
    ObjectNode body = ElasticClient.JSON.createObjectNode();
    ArrayNode docs = body.putArray("docs");
    for (Filed item : items) {
      docs.addObject()
          .put("_index", item.index())
          .put("_id", item.id())
          .putArray("_source")
          .add("akashi.origin.event_id")
          .add("akashi.custody");
    }
    Reply reply = client.call("POST", "/_mget", Map.of(), body);
    JsonNode found = reply.json().path("docs");
    if (!reply.ok() || found.size() != items.size()) {
      throw new StoreUnavailableException(
          "mget: expected "
              + items.size()
              + " documents, found status "
              + reply.status()
              + " and "
              + found.size(),
          null);
    }
    Map<String, Held> held = new HashMap<>();
    for (JsonNode document : found) {
      if (document.has("error")) {
        throw new StoreUnavailableException(
            "mget: " + ElasticClient.quote(document.path("error").toString()), null);
      }
      if (document.path("found").asBoolean(false)) {
        held.put(document.path("_id").asString(), held(document.path("_source").path("akashi")));
      }
    }
    return held;
  }

  private static Held held(JsonNode akashi) {
    JsonNode custody = akashi.path("custody");
    return new Held(
        akashi.path("origin").path("event_id").asString(""),
        custody.path("raw_digest").asString(""),
        custody.path("content_digest").asString(""));
  }

  @Override
  public Map<String, String> locate(Collection<String> ids) {
    if (!refreshed) {
      // What another process wrote in the last second before it died must be found too.
      client.call(
          "POST",
          "/" + Filed.EVIDENCE_ALIAS + "/_refresh",
          Map.of("ignore_unavailable", "true"),
          (JsonNode) null);
      refreshed = true;
    }
    Map<String, String> located = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String id : ids) {
      recent.get(id).ifPresentOrElse(index -> located.put(id, index), () -> unknown.add(id));
    }
    for (int i = 0; i < unknown.size(); i += IDS_PER_QUESTION) {
      ask(unknown.subList(i, Math.min(unknown.size(), i + IDS_PER_QUESTION)), located);
    }
    return located;
  }

  private void ask(List<String> ids, Map<String, String> located) {
    ObjectNode body = SearchBody.ids(ids).put("_source", false);
    Reply reply =
        client.call("POST", SearchReply.path(Filed.EVIDENCE_ALIAS), SearchReply.LENIENT, body);
    for (JsonNode hit : SearchReply.complete(reply).path("hits").path("hits")) {
      located.put(hit.path("_id").asString(), hit.path("_index").asString());
    }
  }

  @Override
  public void close() {
    flights.shutdownNow();
  }
}
