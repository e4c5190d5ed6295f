package dev.akashi.drift.evaluation;

import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one tick touches, each thing once and in a fixed order, so that the order of
 * arrival has no part in what comes of it.
 */
final class Work {
  private final Instant tick;
  private final Keep keep;
  private final TreeMap<Place, KeyRecord> records = new TreeMap<>();
  private final TreeMap<Place, ExpectationMemory> memories = new TreeMap<>();
  private final TreeMap<Place, List<Observation>> correlated = new TreeMap<>();
  private final TreeSet<Place> judged = new TreeSet<>();
  private final TreeMap<Unit, Map<String, Standing>> standings = new TreeMap<>();
  private final TreeSet<Unit> said = new TreeSet<>();
  private final Map<Unit, Instant> collected = new HashMap<>();
  private final Map<Unit, Duration> late = new HashMap<>();

  Work(Instant tick, Keep keep) {
    this.tick = tick;
    this.keep = keep;
  }

  Instant tick() {
    return tick;
  }

  /** What is kept of a key, which gets a verdict at this tick. */
  KeyRecord record(Place place, Function<byte @Nullable [], KeyRecord> reading) {
    return records.computeIfAbsent(place, key -> reading.apply(keep.get(key.state())));
  }

  /** The keys that get a verdict. */
  List<Map.Entry<Place, KeyRecord>> records() {
    return new ArrayList<>(records.entrySet());
  }

  /** A correlation has to be asked. */
  List<Observation> correlate(Place expectation) {
    return correlated.computeIfAbsent(expectation, of -> new ArrayList<>());
  }

  /** An event joins a correlation. */
  void correlate(Place expectation, Observation item) {
    correlate(expectation).add(item);
  }

  /** The correlations that are asked, with their new events. */
  Map<Place, List<Observation>> correlated() {
    return correlated;
  }

  /** What is kept of an expectation. */
  ExpectationMemory memory(Place expectation) {
    return memories.computeIfAbsent(
        expectation, place -> ExpectationMemory.of(keep.get(place.state()), tick));
  }

  /** An expectation is to be judged. */
  void judge(Place expectation) {
    judged.add(expectation);
  }

  List<Place> judged() {
    return new ArrayList<>(judged);
  }

  /** How an expectation of a unit stands now. */
  void stands(Unit unit, Standing standing) {
    standings.computeIfAbsent(unit, of -> new HashMap<>()).put(standing.getExpectation(), standing);
    say(unit);
  }

  Map<String, Standing> standings(Unit unit) {
    return standings.getOrDefault(unit, Map.of());
  }

  /** The status of a unit is to be said, if it is another. */
  void say(Unit unit) {
    said.add(unit);
  }

  List<Unit> said() {
    return new ArrayList<>(said);
  }

  /** An event of a unit was known at this tick. */
  void seen(Unit unit, Instant at, Instant collectedAt) {
    collected.merge(unit, collectedAt, Verdicts::latest);
    late.merge(unit, Duration.between(at, tick), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  @Nullable Instant collectedAt(Unit unit) {
    return collected.get(unit);
  }

  /** How long after it happened the latest of the events was known. */
  Duration late(Unit unit) {
    return late.getOrDefault(unit, Duration.ZERO);
  }
}
