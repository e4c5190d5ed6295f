package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one partition for one tick. The same records make the same, in the same order.
 */
final class Gathered {
  private final Map<Unit, Map<ItemKey, Together>> items = new TreeMap<>();
  private final Map<String, SourceState> sources = new TreeMap<>();
  private final Map<String, MaintenanceWindow> windows = new TreeMap<>();
  private long firstOffset = Long.MAX_VALUE;

  /** What is put together: equal keys of events that are only counted. */
  private record ItemKey(String expectation, String event, String key, String evidence)
      implements Comparable<ItemKey> {
    private static final Comparator<ItemKey> ORDER =
        Comparator.comparing(ItemKey::expectation)
            .thenComparing(ItemKey::event)
            .thenComparing(ItemKey::key)
            .thenComparing(ItemKey::evidence);

    @Override
    public int compareTo(ItemKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** Several observations as one. */
  private static final class Together {
    private final Set<String> evidence = new HashSet<>();
    private @Nullable Observation one;

    void add(Observation item) {
      if (evidence.add(item.getEvidence())) {
        one = one == null ? item : together(one, item);
      }
    }

    List<Observation> told() {
      return one == null ? List.of() : List.of(one);
    }

    private static Observation together(Observation one, Observation other) {
      Observation newest = other.getAt().isBefore(one.getAt()) ? one : other;
      boolean later = one.getCollectedAt().isAfter(other.getCollectedAt());
      return Observation.newBuilder(newest)
          .setCount(one.getCount() + other.getCount())
          .setCollectedAt((later ? one : other).getCollectedAt())
          .build();
    }
  }

  /**
   * What is told.
   *
   * @param unit whom it concerns; null for all
   */
  record Told(@Nullable Unit unit, Observations observations) {}

  void read(long offset) {
    firstOffset = Math.min(firstOffset, offset);
  }

  /** The first offset that was read of it; the largest number where none was. */
  long firstOffset() {
    return firstOffset;
  }

  /**
   * Adds an item; the same piece of evidence counts once.
   *
   * @param alike whether equal ones are one with a count
   */
  void add(Unit unit, Observation item, boolean alike) {
    var key =
        new ItemKey(
            item.getExpectation(), item.getEvent(), item.getKey(), alike ? "" : item.getEvidence());
    items
        .computeIfAbsent(unit, of -> new TreeMap<>())
        .computeIfAbsent(key, of -> new Together())
        .add(item);
  }

  void add(SourceState news) {
    sources.merge(
        news.getSystem() + "/" + news.getSource(),
        news,
        (one, other) ->
            SourceState.newBuilder(other)
                .setCount(one.getCount() + other.getCount())
                .setGap(one.getGap() || other.getGap())
                .build());
  }

  /** Adds what a ticket says of its window, which is what it says last. */
  void add(MaintenanceWindow window) {
    windows.put(window.getSystem() + "/" + window.getTicket(), window);
  }

  /** What is to be told of it, in records that the broker takes. */
  List<Told> told(String upstream, Instant tick) {
    List<Told> told = new ArrayList<>();
    items.forEach(
        (unit, all) -> {
          var observed = all.values().stream().flatMap(one -> one.told().stream()).toList();
          for (List<Observation> chunk : Chunks.of(observed, Gathered::bytes)) {
            told.add(
                new Told(
                    unit,
                    start(upstream, tick, told.size())
                        .setControl(unit.control())
                        .setSystem(unit.system())
                        .setItems(chunk)
                        .build()));
          }
        });
    for (List<SourceState> chunk : Chunks.of(List.copyOf(sources.values()), Gathered::bytes)) {
      told.add(new Told(null, start(upstream, tick, told.size()).setSources(chunk).build()));
    }
    for (List<MaintenanceWindow> chunk :
        Chunks.of(List.copyOf(windows.values()), Gathered::bytes)) {
      told.add(new Told(null, start(upstream, tick, told.size()).setWindows(chunk).build()));
    }
    return told;
  }

  private static Observations.Builder start(String upstream, Instant tick, int chunk) {
    return Observations.newBuilder()
        .setUpstream(upstream)
        .setTick(tick)
        .setControl("")
        .setSystem("")
        .setChunk(chunk)
        .setItems(List.of())
        .setSources(List.of())
        .setWindows(List.of());
  }

  private static int bytes(Observation item) {
    int values =
        item.getValues().entrySet().stream()
            .mapToInt(value -> Chunks.bytes(value.getKey(), value.getValue()))
            .sum();
    return values
        + Chunks.bytes(item.getExpectation(), item.getEvent(), item.getKey(), item.getEvidence());
  }

  private static int bytes(SourceState news) {
    int detail =
        news.getDetail().entrySet().stream()
            .mapToInt(value -> Chunks.bytes(value.getKey(), value.getValue()))
            .sum();
    return detail + Chunks.bytes(news.getSource(), news.getSystem());
  }

  private static int bytes(MaintenanceWindow window) {
    return Chunks.bytes(window.getSystem(), window.getTicket());
  }
}
