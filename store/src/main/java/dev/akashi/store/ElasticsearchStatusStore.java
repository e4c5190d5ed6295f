package dev.akashi.store;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.store.BulkSender.Line;
import dev.akashi.store.SearchReply.Hit;
import dev.akashi.store.Shelf.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statuses in Elasticsearch: one index with the newest of each, one a month with all of them.
 * {@link StoreSetup} prepares it.
 */
public final class ElasticsearchStatusStore implements StatusStore {
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(20);
  private static final int BULK_MAX_ITEMS = 500;
  private static final int SLICE_ITEMS = 500;

  private final ElasticClient client;
  private final BulkSender sender;
  private final OwnIndices indices;

  private ElasticsearchStatusStore(ElasticClient client, Duration patience) {
    this.client = client;
    this.sender = new BulkSender(client, patience);
    this.indices = new OwnIndices(client);
  }

  /** A store that connects when it is first used. */
  public static ElasticsearchStatusStore connect(StoreAddress address) {
    return new ElasticsearchStatusStore(new ElasticClient(address), WRITE_PATIENCE);
  }

  @Override
  public List<Verdict> write(List<ControlStatus> batch) {
    List<Verdict> verdicts = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i += BULK_MAX_ITEMS) {
      verdicts.addAll(writeBulk(batch.subList(i, Math.min(batch.size(), i + BULK_MAX_ITEMS))));
    }
    return List.copyOf(verdicts);
  }

  // The history first: what is shown as current must be found in it, whenever this dies.
  private List<Verdict> writeBulk(List<ControlStatus> bulk) {
    List<Outcome> kept = send(bulk.stream().map(ElasticsearchStatusStore::historyLine).toList());
    List<Verdict> verdicts = new ArrayList<>(bulk.size());
    List<ControlStatus> current = new ArrayList<>(bulk.size());
    for (int i = 0; i < bulk.size(); i++) {
      verdicts.add(verdict(kept.get(i)));
      if (!(kept.get(i) instanceof Outcome.Refused)) {
        current.add(bulk.get(i));
      }
    }
    for (Outcome outcome : send(current.stream().map(ElasticsearchStatusStore::line).toList())) {
      if (outcome instanceof Outcome.Refused(String reason, String message)) {
        throw new StoreUnavailableException(
            "status: expected "
                + StatusDocument.STATUS_INDEX
                + " to take what the history took, found "
                + message,
            null);
      }
    }
    return verdicts;
  }

  private List<Outcome> send(List<Line> lines) {
    lines.stream().map(Line::index).distinct().forEach(indices::ensure);
    return lines.isEmpty() ? List.of() : sender.send(lines);
  }

  private static Line historyLine(ControlStatus status) {
    return Line.create(
        StatusDocument.historyIndex(status), StatusDocument.historyId(status), source(status));
  }

  private static Line line(ControlStatus status) {
    return new Line(
        StatusDocument.STATUS_INDEX,
        StatusDocument.key(status),
        source(status),
        status.getTick().toEpochMilli());
  }

  private static byte[] source(ControlStatus status) {
    return ElasticClient.JSON.writeValueAsBytes(StatusDocument.of(status));
  }

  private static Verdict verdict(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created created -> new Verdict.Stored();
      case Outcome.Taken taken -> new Verdict.AlreadyStored();
      case Outcome.Refused(String reason, String message) -> new Verdict.Rejected(reason, message);
    };
  }

  @Override
  public List<ControlStatus> statuses(StatusQuery query) {
    return query.asOf() == null ? current(query) : asOf(query, query.asOf());
  }

  private List<ControlStatus> current(StatusQuery query) {
    List<ControlStatus> statuses = new ArrayList<>();
    String afterKey = null;
    while (true) {
      List<Hit> hits =
          ask(StatusDocument.STATUS_INDEX, StatusBody.current(query, SLICE_ITEMS, afterKey)).hits();
      hits.forEach(hit -> statuses.add(StatusDocument.read(hit.document())));
      if (hits.size() < SLICE_ITEMS) {
        return List.copyOf(statuses);
      }
      afterKey = hits.getLast().sort().path(0).asString();
    }
  }

  private List<ControlStatus> asOf(StatusQuery query, Instant time) {
    List<ControlStatus> statuses = new ArrayList<>();
    JsonNode after = null;
    while (true) {
      JsonNode subjects =
          ask(StatusDocument.HISTORY_ALIAS, StatusBody.asOf(query, time, SLICE_ITEMS, after))
              .rest()
              .path("aggregations")
              .path(StatusBody.SUBJECTS);
      for (JsonNode bucket : subjects.path("buckets")) {
        JsonNode newest = bucket.path(StatusBody.NEWEST).path("hits").path("hits").path(0);
        statuses.add(StatusDocument.read(newest.path("_source")));
      }
      if (!subjects.hasNonNull("after_key")) {
        return List.copyOf(statuses);
      }
      after = subjects.path("after_key");
    }
  }

  @Override
  public StatusPage history(StatusHistoryQuery query) {
    SearchReply reply = ask(StatusDocument.HISTORY_ALIAS, StatusBody.history(query));
    return new StatusPage(
        reply.page(query.pageSize()).stream()
            .map(hit -> StatusDocument.read(hit.document()))
            .toList(),
        reply.next(query.pageSize()),
        reply.total(),
        reply.totalExact());
  }

  /** Makes visible what was written. For tests: it costs the server what it saves them. */
  void refresh() {
    client.refresh();
  }

  @Override
  public void close() {
    client.close();
  }

  private SearchReply ask(String index, ObjectNode body) {
    return SearchReply.read(
        client.call("POST", SearchReply.path(index), SearchReply.LENIENT, body));
  }
}
