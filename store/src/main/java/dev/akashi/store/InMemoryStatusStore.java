package dev.akashi.store;

import dev.akashi.schemas.ControlStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Statuses without a server, for tests and for looking at things. It keeps the same contract. */
public final class InMemoryStatusStore implements StatusStore {
  private static final Comparator<ControlStatus> BY_TICK =
      Comparator.comparing(ControlStatus::getTick);

  private final Map<String, ControlStatus> history = new TreeMap<>();

  @Override
  public synchronized List<Verdict> write(List<ControlStatus> batch) {
    List<Verdict> verdicts = new ArrayList<>(batch.size());
    for (ControlStatus status : batch) {
      // Through the document and back, so that what is kept is what Elasticsearch would keep.
      var kept = StatusDocument.read(StatusDocument.of(status));
      boolean known = history.putIfAbsent(StatusDocument.historyId(status), kept) != null;
      verdicts.add(known ? new Verdict.AlreadyStored() : new Verdict.Stored());
    }
    return List.copyOf(verdicts);
  }

  @Override
  public synchronized List<ControlStatus> statuses(StatusQuery query) {
    Map<String, ControlStatus> newest = new TreeMap<>();
    for (ControlStatus status : about(query.control(), query.system())) {
      if (query.asOf() == null || !status.getTick().isAfter(query.asOf())) {
        newest.merge(StatusDocument.key(status), status, BinaryOperator.maxBy(BY_TICK));
      }
    }
    return List.copyOf(newest.values());
  }

  @Override
  public synchronized StatusPage history(StatusHistoryQuery query) {
    List<ControlStatus> found =
        about(query.control(), query.system()).stream()
            .filter(status -> within(status.getTick(), query))
            .toList();
    Paging<ControlStatus> paging = Paging.newestFirst(InMemoryStatusStore::cursor);
    var page = paging.page(found, query.pageSize(), Cursor.parse(query.cursor()));
    return new StatusPage(page.items(), page.nextCursor(), found.size(), true);
  }

  @Override
  public void close() {}

  private Collection<ControlStatus> about(@Nullable String control, @Nullable String system) {
    return history.values().stream()
        .filter(status -> control == null || control.equals(status.getControl()))
        .filter(status -> system == null || system.equals(status.getSystem()))
        .toList();
  }

  private static boolean within(Instant tick, StatusHistoryQuery query) {
    return !tick.isBefore(query.from()) && tick.isBefore(query.to());
  }

  private static Cursor cursor(ControlStatus status) {
    return new Cursor(status.getTick().toEpochMilli(), StatusDocument.key(status));
  }
}
