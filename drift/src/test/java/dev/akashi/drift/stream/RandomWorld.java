package dev.akashi.drift.stream;

import dev.akashi.drift.Normalizing;
import dev.akashi.drift.TestExpectations;
import dev.akashi.drift.evaluation.Cause;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Some days of a small world, and the ways in which it may be told. */
final class RandomWorld {
  private static final Duration STEP = Duration.ofHours(3);
  private static final List<String> TOPICS =
      List.of("backup", "equipment-movement", "key-use", "asset-record", "capacity");
  private static final List<String> SUBJECTS = List.of("d1", "d2", "d3");

  private final Random random;
  // By partition: what is told up to each step.
  private final Map<String, List<List<Sent>>> told = new TreeMap<>();
  private final List<Instant> steps = new ArrayList<>();

  RandomWorld(Plan plan, long seed, int records, Duration length) {
    this.random = new Random(seed);
    happen(new Tellings(plan), records, length);
  }

  private void happen(Tellings tellings, int records, Duration length) {
    var normalizing = new Normalizing(TestExpectations.CATALOG);
    TreeMap<Instant, Integer> times = new TreeMap<>();
    times.put(Driven.START, 0);
    for (int i = 1; i < records; i++) {
      times.put(Driven.START.plusMillis(random.nextLong(length.toMillis())), i);
    }
    Instant step = Driven.START.plus(STEP);
    for (var entry : times.entrySet()) {
      Instant now = entry.getKey();
      for (; !now.isBefore(step); step = step.plus(STEP)) {
        tell(tellings, step);
      }
      // Some records are hours late, some come in the same second.
      Instant at = random.nextInt(4) == 0 ? now.minusSeconds(random.nextInt(50_000)) : now;
      String record =
          "{\"id\":\"R-%d\",\"at\":\"%s\",\"topic\":\"%s\",\"result\":\"%s\",\"subject\":{\"id\":\"%s\"}}"
              .formatted(
                  entry.getValue(),
                  at,
                  TOPICS.get(random.nextInt(TOPICS.size())),
                  random.nextInt(4) == 0 ? "failed" : "passed",
                  SUBJECTS.get(random.nextInt(SUBJECTS.size())));
      for (String source : random.nextBoolean() ? List.of("records") : List.of("records", "more")) {
        tellings.evidence(
            normalizing.evidence(Driven.SYSTEM, source, "operation-record", record, now), now);
      }
      if (random.nextInt(12) == 0) {
        tellings.path(path(), now);
      }
    }
    tell(tellings, Driven.START.plus(length).plus(STEP));
    tell(tellings, Driven.START.plus(length).plus(Duration.ofDays(3)));
  }

  private SourceState path() {
    boolean gap = random.nextInt(3) == 0;
    boolean ok = random.nextBoolean();
    return SourceState.newBuilder()
        .setSource("records")
        .setSystem(Driven.SYSTEM)
        .setCount(0)
        .setCause(gap ? null : ok ? Cause.OK : Cause.COLLECTOR_STOPPED)
        .setHop(gap || ok ? null : "collector")
        .setGap(gap)
        .build();
  }

  private void tell(Tellings tellings, Instant upTo) {
    steps.add(upTo);
    tellings
        .observations(upTo)
        .forEach((name, sent) -> told.computeIfAbsent(name, of -> new ArrayList<>()).add(sent));
  }

  /** Step by step, all partitions together. */
  List<Sent> plain() {
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      for (List<List<Sent>> one : told.values()) {
        all.addAll(one.get(i));
      }
      all.add(Tellings.mark(List.copyOf(told.keySet()), steps.get(i)));
    }
    return all;
  }

  /** Everything at once, as after some days without anybody who evaluates. */
  List<Sent> caughtUp() {
    List<Sent> all = new ArrayList<>();
    told.values().forEach(one -> one.forEach(all::addAll));
    all.add(Tellings.mark(List.copyOf(told.keySet()), steps.getLast()));
    return all;
  }

  /**
   * Each partition in its own order, and all of them mixed: some far ahead of others, marks seldom
   * or often, marks of before and of partitions that nobody knows in between.
   *
   * @param times how often each record is told, the first time in front of its mark
   */
  List<Sent> mixed(int times) {
    List<List<Sent>> lanes = new ArrayList<>();
    told.forEach((name, all) -> lanes.add(lane(name, all, times)));
    List<Integer> order = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      order.addAll(Collections.nCopies(lanes.get(lane).size(), lane));
    }
    Collections.shuffle(order, random);
    int[] next = new int[lanes.size()];
    return order.stream().map(lane -> lanes.get(lane).get(next[lane]++)).toList();
  }

  private List<Sent> lane(String name, List<List<Sent>> all, int times) {
    List<Sent> lane = new ArrayList<>();
    List<Sent> before = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<Sent> now = new ArrayList<>(all.get(i));
      Collections.shuffle(now, random);
      lane.addAll(now);
      before.addAll(now);
      if (i == steps.size() - 1 || random.nextInt(3) > 0) {
        lane.add(Tellings.mark(List.of(name), steps.get(i)));
      }
      if (i > 0 && random.nextInt(5) == 0) {
        lane.add(Tellings.mark(List.of(name, "akashi.unknown/0"), steps.get(i - 1)));
      }
    }
    // What is told again comes at any time after it was told first.
    for (int i = 1; i < times; i++) {
      for (Sent sent : before) {
        lane.add(lane.indexOf(sent) + 1 + random.nextInt(lane.size() - lane.indexOf(sent)), sent);
      }
    }
    return lane;
  }
}
