package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one partition and not told yet, tick by tick. The same records read again are put
 * together the same way, so that what is told twice is equal. Of one thread.
 */
final class Upstream {
  private static final int ITEMS_MAX = 500;

  private final String name;
  private final TreeMap<Instant, Gathered> ticks = new TreeMap<>();
  private Instant passed;

  private static final class Gathered {
    private final Map<Unit, Map<ItemKey, Observation>> items = new TreeMap<>();
    private final Map<String, SourceState> sources = new TreeMap<>();
    private final List<MaintenanceWindow> windows = new ArrayList<>();
    private long firstOffset = Long.MAX_VALUE;
  }

  /** What is put together: equal keys of events that are only counted. */
  private record ItemKey(String expectation, String event, String key, String evidence)
      implements Comparable<ItemKey> {
    @Override
    public int compareTo(ItemKey other) {
      int order = expectation.compareTo(other.expectation);
      order = order != 0 ? order : event.compareTo(other.event);
      order = order != 0 ? order : key.compareTo(other.key);
      return order != 0 ? order : evidence.compareTo(other.evidence);
    }
  }

  /**
   * @param passed the last tick that was told
   */
  Upstream(String name, Instant passed) {
    this.name = name;
    this.passed = passed;
  }

  String name() {
    return name;
  }

  /** The last tick that was told. */
  Instant passed() {
    return passed;
  }

  /**
   * The tick at which a record is known. Times of one partition do not go back, save where the
   * broker's clock does: what was appended behind a tick that was told is known at the next one, and
   * what was appended ahead of now is known now.
   */
  Instant tickOf(Instant appended, @Nullable Instant now) {
    Instant tick = Grid.after(now != null && appended.isAfter(now) ? now : appended);
    Instant newest = ticks.isEmpty() ? passed : ticks.lastKey();
    Instant earliest = newest.equals(passed) ? Grid.next(passed) : newest;
    return tick.isBefore(earliest) ? earliest : tick;
  }

  /** The last tick of which nothing more can come, by what was read so far. */
  Instant readTo() {
    return ticks.isEmpty() ? passed : ticks.lastKey().minusMillis(Grid.STEP_MS);
  }

  /** A record of a tick was read, whatever comes of it. */
  void read(Instant tick, long offset) {
    Gathered gathered = gathered(tick);
    gathered.firstOffset = Math.min(gathered.firstOffset, offset);
  }

  /**
   * Adds an item.
   *
   * @param alike whether equal ones of a tick are one with a count
   */
  void add(Instant tick, Unit unit, Observation item, boolean alike) {
    gathered(tick)
        .items
        .computeIfAbsent(unit, of -> new TreeMap<>())
        .merge(
            new ItemKey(
                item.getExpectation(),
                item.getEvent(),
                item.getKey(),
                alike ? "" : item.getEvidence()),
            item,
            Upstream::together);
  }

  private static Observation together(Observation one, Observation other) {
    Observation newest = other.getAt().isBefore(one.getAt()) ? one : other;
    return Observation.newBuilder(newest)
        .setCount(one.getCount() + other.getCount())
        .setCollectedAt(
            one.getCollectedAt().isAfter(other.getCollectedAt())
                ? one.getCollectedAt()
                : other.getCollectedAt())
        .build();
  }

  void add(Instant tick, SourceState news) {
    gathered(tick)
        .sources
        .merge(
            news.getSystem() + "/" + news.getSource(),
            news,
            (one, other) ->
                SourceState.newBuilder(other)
                    .setCount(one.getCount() + other.getCount())
                    .setGap(one.getGap() || other.getGap())
                    .build());
  }

  void add(Instant tick, MaintenanceWindow window) {
    gathered(tick).windows.add(window);
  }

  private Gathered gathered(Instant tick) {
    return ticks.computeIfAbsent(tick, of -> new Gathered());
  }

  /**
   * What is to be told of the ticks up to one.
   *
   * @return records by share; those without a unit go to every share
   */
  List<Told> peek(Instant upTo) {
    List<Told> told = new ArrayList<>();
    ticks
        .headMap(upTo, true)
        .forEach(
            (tick, gathered) -> {
              gathered.items.forEach((unit, items) -> tell(tick, unit, items, told));
              if (!gathered.sources.isEmpty() || !gathered.windows.isEmpty()) {
                told.add(new Told(null, surroundings(tick, gathered)));
              }
            });
    return told;
  }

  private Observations surroundings(Instant tick, Gathered gathered) {
    return start(tick, 0)
        .setItems(List.of())
        .setSources(List.copyOf(gathered.sources.values()))
        .setWindows(List.copyOf(gathered.windows))
        .build();
  }

  /** The ticks up to one were told. */
  void forget(Instant upTo) {
    ticks.headMap(upTo, true).clear();
    passed = upTo.isAfter(passed) ? upTo : passed;
  }

  /**
   * @param unit whom it concerns; null for all
   */
  record Told(@Nullable Unit unit, Observations observations) {}

  private void tell(
      Instant tick, Unit unit, Map<ItemKey, Observation> items, List<Told> told) {
    List<Observation> all = List.copyOf(items.values());
    for (int from = 0, chunk = 0; from < all.size(); from += ITEMS_MAX, chunk++) {
      told.add(
          new Told(
              unit,
              start(tick, chunk)
                  .setControl(unit.control())
                  .setSystem(unit.system())
                  .setItems(all.subList(from, Math.min(all.size(), from + ITEMS_MAX)))
                  .build()));
    }
  }

  private Observations.Builder start(Instant tick, int chunk) {
    return Observations.newBuilder()
        .setUpstream(name)
        .setTick(tick)
        .setControl("")
        .setSystem("")
        .setChunk(chunk);
  }

  /** The first offset that was read and not told; the position where all was told. */
  long resumeAt(long position) {
    return ticks.values().stream()
        .mapToLong(gathered -> gathered.firstOffset)
        .min()
        .stream()
        .map(first -> Math.min(first, position))
        .findFirst()
        .orElse(position);
  }
}
