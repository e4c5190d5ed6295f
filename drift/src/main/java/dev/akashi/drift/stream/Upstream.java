package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Unit;
import dev.akashi.drift.stream.Gathered.Told;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one partition and not told yet, tick by tick. The same records read again are
 * put together the same way, so that what is told twice is equal. Of one thread.
 */
final class Upstream {
  /**
   * So far ahead of now a record may be appended: what we take for now lags by the time that
   * answers take. What is further ahead comes of a clock that jumped.
   */
  static final Duration AHEAD_MAX = Duration.ofSeconds(60);

  private final String name;
  private final TreeMap<Instant, Gathered> ticks = new TreeMap<>();
  private Instant passed;

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
   * The tick at which a record is known, which is a matter of when it was appended and not of when
   * it is read. Times of one partition do not go back, save where the broker's clock jumps: what
   * was appended behind a tick that was told is known at the next one, and what was appended far
   * ahead of now is known now.
   */
  Instant tickOf(Instant appended, @Nullable Instant now) {
    boolean jumped = now != null && appended.isAfter(now.plus(AHEAD_MAX));
    Instant tick = Grid.after(jumped ? now : appended);
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
    gathered(tick).read(offset);
  }

  /**
   * Adds an item.
   *
   * @param alike whether equal ones of a tick are one with a count
   */
  void add(Instant tick, Unit unit, Observation item, boolean alike) {
    gathered(tick).add(unit, item, alike);
  }

  void add(Instant tick, SourceState news) {
    gathered(tick).add(news);
  }

  void add(Instant tick, MaintenanceWindow window) {
    gathered(tick).add(window);
  }

  private Gathered gathered(Instant tick) {
    return ticks.computeIfAbsent(tick, of -> new Gathered());
  }

  /** What is to be told of the ticks up to one. */
  List<Told> peek(Instant upTo) {
    List<Told> told = new ArrayList<>();
    ticks.headMap(upTo, true).forEach((tick, gathered) -> told.addAll(gathered.told(name, tick)));
    return told;
  }

  /** The ticks up to one were told. */
  void forget(Instant upTo) {
    ticks.headMap(upTo, true).clear();
    passed = upTo.isAfter(passed) ? upTo : passed;
  }

  /** The first offset that was read and not told; the position where all was told. */
  long resumeAt(long position) {
    return ticks.values().stream().mapToLong(Gathered::firstOffset).reduce(position, Math::min);
  }
}
