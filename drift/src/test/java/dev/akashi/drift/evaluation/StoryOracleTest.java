package dev.akashi.drift.evaluation;

import static dev.akashi.drift.TestExpectations.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import dev.akashi.drift.evaluation.PlainKey.Happened;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is kept of a key finds, at every tick, what looking at all events anew finds: late ones,
 * such as come twice, and through any number of new beginnings.
 */
class StoryOracleTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final int TICKS = 300;
  private static final int EVENTS_MAX = 14;
  private static final int SEEDS = 60;
  private static final List<String> KEYS = List.of("d1", "d2");

  private enum Story {
    RECURS("interval", "recurs: {good: a, bad: b}", "window: PT40M", PlainKey::recurs),
    LATEST("continuous", "latest: {good: a, bad: b}", "window: PT40M", PlainKey::recurs),
    FOLLOWED_BY(
        "after-trigger",
        "follows: {each: a, needs: [{event: b, order: after, within: window}]}",
        "window: PT40M, settle: PT10M, remember: PT90M",
        PlainKey::followedBy),
    PRECEDED_BY(
        "per-event",
        "follows: {each: a, needs: [{event: b, order: before, within: window}]}",
        "window: PT40M, settle: PT10M, remember: PT90M",
        PlainKey::precededBy),
    NEVER(
        "per-event",
        "never: {bad: a, unless: [{event: b, order: before}]}",
        "settle: PT10M, remember: PT90M",
        PlainKey::never);

    private final Plan plan;
    private final Function<PlainKey, String> plain;

    Story(String check, String mechanism, String numbers, Function<PlainKey, String> plain) {
      this.plain = plain;
      this.plan =
          TestExpectations.plan(
              "shop",
              TestExpectations.of(
                  "TST-01",
                  check,
                  "failing",
                  "numbers: {"
                      + numbers
                      + "}\nevents:\n"
                      + event("a", "backup", "passed")
                      + event("b", "backup", "failed")
                      + mechanism
                      + "\n"),
              "",
              "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void onSmallHistories(Story story) {
    int broken = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      broken += compare(story, seed);
    }
    assertThat(broken).as("ticks at which something was broken").isGreaterThan(SEEDS);
  }

  private static int compare(Story story, long seed) {
    var random = new Random(seed);
    Map<String, List<Happened>> events = events(random);
    var keep = new InMemoryKeep();
    var evaluator = evaluator(story, keep);
    Standing standing = null;
    int broken = 0;
    for (int minute = 0; minute < TICKS; minute++) {
      Instant tick = START.plus(Duration.ofMinutes(minute));
      if (random.nextInt(20) == 0) {
        evaluator = evaluator(story, keep);
      }
      List<Observations> input = known(events, tick, random);
      Instant due = evaluator.due();
      boolean idle = input.isEmpty() && (due == null || due.isAfter(tick));
      if (!idle || random.nextInt(10) == 0 || minute == 0) {
        for (Change change : evaluator.evaluate(tick, input)) {
          if (change.status().getControl().equals(TestExpectations.CONTROL)) {
            standing = change.status().getStandings().getFirst();
          }
        }
      }
      Map<String, String> expected = plain(story, events, tick);
      long open = expected.values().stream().filter(StoryOracleTest::isBroken).count();
      assertThat(standing.getOpen())
          .as("%s, seed %d, minute %d: %s of %s", story, seed, minute, expected, events)
          .isEqualTo(open);
      assertThat(standing.getCause().equals(Cause.VIOLATED))
          .as("%s, seed %d, minute %d: an event contradicts", story, seed, minute)
          .isEqualTo(expected.containsValue("contradicted"));
      broken += (int) open;
    }
    return broken;
  }

  private static boolean isBroken(String state) {
    return state.equals("missing") || state.equals("contradicted");
  }

  private static Map<String, String> plain(
      Story story, Map<String, List<Happened>> events, Instant tick) {
    Map<String, String> plain = new TreeMap<>();
    for (String key : KEYS) {
      List<Happened> known =
          events.get(key).stream().filter(one -> !one.known().isAfter(tick)).toList();
      plain.put(key, story.plain.apply(new PlainKey(known, tick)));
    }
    return plain;
  }

  private static Evaluator evaluator(Story story, Keep keep) {
    return new Evaluator(story.plan, keep, unit -> true, 0, new Codec());
  }

  // No two at one time: which of them is the newest would be a matter of their ids.
  private static Map<String, List<Happened>> events(Random random) {
    Map<String, List<Happened>> events = new LinkedHashMap<>();
    for (String key : KEYS) {
      Map<Instant, Happened> byTime = new TreeMap<>();
      for (int i = random.nextInt(EVENTS_MAX); i > 0; i--) {
        int minute = random.nextInt(TICKS - 100);
        int late = random.nextBoolean() ? 0 : random.nextInt(80);
        Instant at = START.plus(Duration.ofMinutes(minute));
        String name = random.nextBoolean() ? "a" : "b";
        byTime.put(at, new Happened(name, at, at.plus(Duration.ofMinutes(late))));
      }
      events.put(key, List.copyOf(byTime.values()));
    }
    return events;
  }

  private static List<Observations> known(
      Map<String, List<Happened>> events, Instant tick, Random random) {
    List<Observation> items = new ArrayList<>();
    events.forEach(
        (key, all) ->
            all.stream()
                .filter(one -> one.known().equals(tick) || isToldAgain(one, tick, random))
                .forEach(one -> items.add(observation(key, one))));
    if (items.isEmpty()) {
      return List.of();
    }
    Collections.shuffle(items, random);
    return List.of(
        Observations.newBuilder()
            .setUpstream("test")
            .setTick(tick)
            .setControl(TestExpectations.CONTROL)
            .setSystem("shop")
            .setChunk(0)
            .setItems(items)
            .build());
  }

  // Within what is remembered; what is told again later is news.
  private static boolean isToldAgain(Happened one, Instant tick, Random random) {
    return tick.isAfter(one.known())
        && tick.isBefore(one.known().plus(Duration.ofMinutes(30)))
        && random.nextInt(8) == 0;
  }

  private static Observation observation(String key, Happened one) {
    return Observation.newBuilder()
        .setExpectation("TST-01")
        .setEvent(one.name())
        .setKey(key)
        .setAt(one.at())
        .setCollectedAt(one.known())
        .setEvidence(key + one.at())
        .setCount(1)
        .setValues(Map.of())
        .build();
  }
}
