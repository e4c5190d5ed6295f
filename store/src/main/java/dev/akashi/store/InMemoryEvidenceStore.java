package dev.akashi.store;

import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Quarantined;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The store without a server, for tests and for looking at things. It keeps the same contract. */
public final class InMemoryEvidenceStore implements EvidenceStore {
  private final InMemoryShelf shelf;
  private final BatchWriter writer;
  private final Map<String, StoredQuarantine> quarantine = new LinkedHashMap<>();

  /** An empty store whose {@code indexedAt} comes from this clock. */
  public InMemoryEvidenceStore(Clock clock) {
    this.shelf = new InMemoryShelf(clock);
    this.writer = new BatchWriter(shelf);
  }

  @Override
  public synchronized List<Verdict> write(List<Evidence> batch, Set<String> metBefore) {
    return writer.write(batch, metBefore);
  }

  @Override
  public synchronized void quarantine(List<Quarantined> batch) {
    for (Quarantined item : batch) {
      quarantine.putIfAbsent(QuarantineDocument.id(item), QuarantineDocument.stored(item));
    }
  }

  @Override
  public EvidencePage search(EvidenceQuery query) {
    return page(query, Paging.newestFirst(InMemoryEvidenceStore::cursor));
  }

  @Override
  public EvidencePage oldestFirst(EvidenceQuery query) {
    return page(query, Paging.oldestFirst(InMemoryEvidenceStore::cursor));
  }

  private EvidencePage page(EvidenceQuery query, Paging<StoredEvidence> paging) {
    List<StoredEvidence> found =
        shelf.all().stream().filter(item -> InMemoryMatch.matches(item, query)).toList();
    var page = paging.page(found, query.pageSize(), Cursor.parse(query.cursor()));
    return new EvidencePage(page.items(), page.nextCursor(), found.size(), true);
  }

  @Override
  public QuarantinePage quarantined(QuarantineQuery query) {
    List<StoredQuarantine> found;
    synchronized (this) {
      found =
          quarantine.values().stream()
              .filter(item -> query.system() == null || query.system().equals(item.system()))
              .filter(item -> query.source() == null || query.source().equals(item.source()))
              .filter(item -> query.reason() == null || query.reason().equals(item.reason()))
              .toList();
    }
    Paging<StoredQuarantine> paging = Paging.newestFirst(InMemoryEvidenceStore::cursor);
    var page = paging.page(found, query.pageSize(), Cursor.parse(query.cursor()));
    return new QuarantinePage(page.items(), page.nextCursor(), found.size(), true);
  }

  @Override
  public Optional<StoredEvidence> get(String id) {
    return shelf.get(id);
  }

  @Override
  public Optional<StoredEvidence> byEvent(String eventId) {
    return shelf.all().stream().filter(item -> item.eventId().equals(eventId)).findFirst();
  }

  @Override
  public Map<String, ControlCount> countsPerControl(
      Instant from, Instant to, @Nullable String system) {
    EvidenceQuery period = EvidenceQuery.between(from, to).withSystem(system);
    Map<String, ControlCount> counts = new HashMap<>();
    for (StoredEvidence item : shelf.all()) {
      if (InMemoryMatch.matches(item, period)) {
        JsonNode controls = item.document().path("akashi").path("controls");
        InMemoryMatch.strings(controls.path("all"))
            .distinct()
            .forEach(id -> counts.merge(id, one(item, controls, id), InMemoryEvidenceStore::add));
      }
    }
    return Map.copyOf(counts);
  }

  @Override
  public Totals totals() {
    List<StoredEvidence> all = shelf.all();
    long conflicts = all.stream().filter(item -> item.custody().conflictsWith() != null).count();
    long controls =
        all.stream()
            .map(item -> item.document().path("akashi").path("controls").path("all"))
            .flatMap(InMemoryMatch::strings)
            .distinct()
            .count();
    synchronized (this) {
      return new Totals(all.size(), conflicts, quarantine.size(), controls);
    }
  }

  @Override
  public StoreHealth health() {
    return new StoreHealth(true, "in memory");
  }

  @Override
  public void close() {}

  private static ControlCount one(StoredEvidence item, JsonNode controls, String id) {
    return new ControlCount(
        1,
        InMemoryMatch.strings(controls.path("supports")).anyMatch(id::equals) ? 1 : 0,
        InMemoryMatch.strings(controls.path("contradicts")).anyMatch(id::equals) ? 1 : 0,
        InMemoryMatch.strings(controls.path("context")).anyMatch(id::equals) ? 1 : 0,
        item.occurredAt());
  }

  private static ControlCount add(ControlCount a, ControlCount b) {
    return new ControlCount(
        a.all() + b.all(),
        a.supports() + b.supports(),
        a.contradicts() + b.contradicts(),
        a.context() + b.context(),
        a.newest().isAfter(b.newest()) ? a.newest() : b.newest());
  }

  private static Cursor cursor(StoredEvidence item) {
    return new Cursor(item.occurredAt().toEpochMilli(), item.eventId());
  }

  private static Cursor cursor(StoredQuarantine item) {
    return new Cursor(item.quarantinedAt().toEpochMilli(), QuarantineDocument.id(item));
  }
}
