package dev.akashi.store;

import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Quarantined;
import dev.akashi.store.BulkSender.Line;
import dev.akashi.store.ElasticClient.Reply;
import dev.akashi.store.SearchReply.Hit;
import dev.akashi.store.Shelf.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The store in Elasticsearch, in one index per month. {@link StoreSetup} prepares it. */
public final class ElasticsearchEvidenceStore implements EvidenceStore {
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(20);
  private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(3);
  private static final int QUARANTINE_BULK_MAX_ITEMS = 1_000;

  private final ElasticClient client;
  private final ElasticShelf shelf;
  private final BatchWriter writer;
  private final BulkSender sender;
  private final OwnIndices indices;

  private ElasticsearchEvidenceStore(ElasticClient client, Duration patience, Clock clock) {
    this.client = client;
    this.sender = new BulkSender(client, patience);
    this.indices = new OwnIndices(client);
    this.shelf = new ElasticShelf(client, sender, indices, clock);
    this.writer = new BatchWriter(shelf);
  }

  /**
   * A store that connects when it is first used.
   *
   * @param clock gives {@code indexedAt}
   */
  public static ElasticsearchEvidenceStore connect(StoreAddress address, Clock clock) {
    return connect(address, WRITE_PATIENCE, clock);
  }

  static ElasticsearchEvidenceStore connect(StoreAddress address, Duration patience, Clock clock) {
    return new ElasticsearchEvidenceStore(new ElasticClient(address), patience, clock);
  }

  @Override
  public List<Verdict> write(List<Evidence> batch, Set<String> metBefore) {
    return writer.write(batch, metBefore);
  }

  @Override
  public void quarantine(List<Quarantined> batch) {
    for (int i = 0; i < batch.size(); i += QUARANTINE_BULK_MAX_ITEMS) {
      List<Line> lines =
          batch.subList(i, Math.min(batch.size(), i + QUARANTINE_BULK_MAX_ITEMS)).stream()
              .map(ElasticsearchEvidenceStore::line)
              .toList();
      lines.stream().map(Line::index).distinct().forEach(indices::ensure);
      for (Outcome outcome : sender.send(lines)) {
        if (outcome instanceof Outcome.Refused(String reason, String message)) {
          throw new StoreUnavailableException(
              "quarantine: expected our own template to take every item, found " + message, null);
        }
      }
    }
  }

  private static Line line(Quarantined item) {
    byte[] source = ElasticClient.JSON.writeValueAsBytes(QuarantineDocument.of(item));
    String index = Filed.quarantineIndex(item.getCollectedAt());
    return Line.create(index, QuarantineDocument.id(item), source);
  }

  @Override
  public EvidencePage search(EvidenceQuery query) {
    return page(SearchBody.page(query, SearchBody.NEWEST_FIRST), query.pageSize());
  }

  @Override
  public EvidencePage oldestFirst(EvidenceQuery query) {
    return page(SearchBody.page(query, SearchBody.OLDEST_FIRST), query.pageSize());
  }

  private EvidencePage page(ObjectNode body, int pageSize) {
    SearchReply reply = ask(Filed.EVIDENCE_ALIAS, body);
    return new EvidencePage(
        reply.page(pageSize).stream().map(ElasticsearchEvidenceStore::item).toList(),
        reply.next(pageSize),
        reply.total(),
        reply.totalExact());
  }

  @Override
  public QuarantinePage quarantined(QuarantineQuery query) {
    SearchReply reply = ask(Filed.QUARANTINE_ALIAS, SearchBody.page(query));
    return new QuarantinePage(
        reply.page(query.pageSize()).stream()
            .map(hit -> QuarantineDocument.read(hit.document()))
            .toList(),
        reply.next(query.pageSize()),
        reply.total(),
        reply.totalExact());
  }

  @Override
  public Optional<StoredEvidence> get(String id) {
    return ask(Filed.EVIDENCE_ALIAS, SearchBody.ids(List.of(id))).hits().stream()
        .findFirst()
        .map(ElasticsearchEvidenceStore::item);
  }

  @Override
  public Optional<StoredEvidence> byEvent(String eventId) {
    return ask(Filed.EVIDENCE_ALIAS, SearchBody.event(eventId)).hits().stream()
        .findFirst()
        .map(ElasticsearchEvidenceStore::item);
  }

  @Override
  public Map<String, ControlCount> countsPerControl(
      Instant from, Instant to, @Nullable String system) {
    Bounds.range(from, to);
    JsonNode counts =
        ask(Filed.EVIDENCE_ALIAS, SearchBody.countsPerControl(from, to, system))
            .rest()
            .path("aggregations");
    Map<String, Long> supports = perControl(counts.path("supports"));
    Map<String, Long> contradicts = perControl(counts.path("contradicts"));
    Map<String, Long> context = perControl(counts.path("context"));
    Map<String, ControlCount> controls = new HashMap<>();
    for (JsonNode bucket : counts.path("all").path("buckets")) {
      String id = bucket.path("key").asString();
      controls.put(
          id,
          new ControlCount(
              bucket.path("doc_count").asLong(),
              supports.getOrDefault(id, 0L),
              contradicts.getOrDefault(id, 0L),
              context.getOrDefault(id, 0L),
              Instant.ofEpochMilli(bucket.path("newest").path("value").asLong())));
    }
    return Map.copyOf(controls);
  }

  private static Map<String, Long> perControl(JsonNode terms) {
    Map<String, Long> counts = new HashMap<>();
    for (JsonNode bucket : terms.path("buckets")) {
      counts.put(bucket.path("key").asString(), bucket.path("doc_count").asLong());
    }
    return counts;
  }

  @Override
  public Totals totals() {
    SearchReply evidence = ask(Filed.EVIDENCE_ALIAS, SearchBody.totals());
    JsonNode counts = evidence.rest().path("aggregations");
    ObjectNode countAll = ElasticClient.JSON.createObjectNode().put("size", 0);
    countAll.put("track_total_hits", true);
    return new Totals(
        evidence.total(),
        counts.path("conflicts").path("doc_count").asLong(0),
        ask(Filed.QUARANTINE_ALIAS, countAll).total(),
        counts.path("controls").path("value").asLong(0));
  }

  @Override
  public StoreHealth health() {
    try {
      String status = client.health(HEALTH_PATIENCE).json().path("status").asString("unknown");
      boolean ok = status.equals("green") || status.equals("yellow");
      return new StoreHealth(ok, "Elasticsearch is " + status);
    } catch (StoreUnavailableException e) {
      return new StoreHealth(false, String.valueOf(e.getMessage()));
    }
  }

  /** Makes visible what was written. For tests: it costs the server what it saves them. */
  void refresh() {
    client.refresh();
  }

  @Override
  public void close() {
    shelf.close();
    client.close();
  }

  private SearchReply ask(String alias, ObjectNode body) {
    Reply reply = client.call("POST", SearchReply.path(alias), SearchReply.LENIENT, body);
    return SearchReply.read(reply);
  }

  private static StoredEvidence item(Hit hit) {
    return new StoredEvidence(
        hit.id(), hit.index(), hit.document(), Custody.of(hit.document()), hit.source());
  }
}
