package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The running totals find what looking at every window anew finds, in whatever order events come
 * and however often the state is written down and read again.
 */
class CorrelationOracleTest {

  private static final int LATENESS_SECONDS = 7;

  private static final List<String> BODIES =
      List.of(
          "type: event_count, rules: [a, b], condition: {gte: 3}",
          "type: event_count, rules: [a], condition: {lt: 3}",
          "type: event_count, rules: [a, c], condition: {eq: 2}",
          "type: value_count, rules: [a, b], condition: {field: v, gte: 3}",
          "type: value_count, rules: [b], condition: {field: v, neq: 2}",
          "type: value_sum, rules: [a, b], condition: {field: v, gt: 12}",
          "type: value_sum, rules: [a, b], condition: {field: v, gt: 3, lt: 12}",
          "type: value_avg, rules: [a, b], condition: {field: v, gte: 4}",
          "type: value_percentile, rules: [a], condition: {field: v, gt: 3, percentile: 60}",
          "type: value_median, rules: [a], condition: {field: v, lte: 3}",
          "type: temporal, rules: [a, b, c]",
          "type: temporal, rules: [a, b, c], condition: {gte: 2}",
          "type: temporal, rules: [a, b, c], condition: {lt: 2}",
          "type: temporal_ordered, rules: [a, b, c]",
          "type: temporal_ordered, rules: [b, a]");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void onGeneratedTimelines(long seed) {
    var random = new Random(seed);
    int found = 0;
    for (String body : BODIES) {
      RuleSet rules = Timeline.rules("{" + body + ", group-by: [u], timespan: 10s}");
      List<PlainCorrelation.Happening> happenings = happenings(random);
      List<String> expected = PlainCorrelation.matches(rules.correlations().getFirst(), happenings);

      assertThat(run(rules, happenings, 0, random)).as(body).isEqualTo(expected);
      assertThat(run(rules, shuffled(happenings, random), LATENESS_SECONDS, random))
          .as("%s, out of order", body)
          .isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(BODIES.size());
  }

  private static List<PlainCorrelation.Happening> happenings(Random random) {
    List<PlainCorrelation.Happening> happenings = new ArrayList<>();
    double second = 0;
    for (int i = 0; i < 120; i++) {
      second += random.nextInt(4) == 0 ? 0 : random.nextInt(12) / 2.0;
      List<String> rules = new ArrayList<>();
      for (String rule : List.of("a", "b", "c", "d")) {
        if (random.nextInt(3) == 0) {
          rules.add(rule);
        }
      }
      String value = random.nextInt(8) == 0 ? null : String.valueOf(random.nextInt(10) - 2);
      String group = random.nextInt(10) == 0 ? null : random.nextBoolean() ? "x" : "y";
      happenings.add(
          new PlainCorrelation.Happening(
              Timeline.at(second), "e%03d".formatted(i), rules, group, value));
    }
    return happenings;
  }

  // Each is delayed by up to the lateness, so none may be too late.
  private static List<PlainCorrelation.Happening> shuffled(
      List<PlainCorrelation.Happening> happenings, Random random) {
    Map<PlainCorrelation.Happening, Instant> arrivals = new HashMap<>();
    for (var happening : happenings) {
      arrivals.put(
          happening, happening.time().plusMillis(random.nextInt(LATENESS_SECONDS * 1_000)));
    }
    return happenings.stream().sorted(Comparator.comparing(arrivals::get)).toList();
  }

  private static List<String> run(
      RuleSet rules, List<PlainCorrelation.Happening> happenings, int lateness, Random random) {
    var bounds = CorrelationBounds.DEFAULT.withLateness(Duration.ofSeconds(lateness));
    var correlating = new Correlating(rules, bounds);
    List<CorrelationMatch> matches = new ArrayList<>();
    for (var one : happenings) {
      matches.addAll(correlating.accept(one.time(), Sigma.SOURCE, one.event(), one.ref()));
      if (random.nextInt(10) == 0) {
        matches.addAll(correlating.accept(one.time(), Sigma.SOURCE, one.event(), one.ref()));
        Map<String, Object> snapshot = correlating.snapshot();
        correlating = Correlating.restore(rules, bounds, snapshot);
        assertThat(correlating.snapshot()).isEqualTo(snapshot);
      }
    }
    matches.addAll(correlating.advanceTo(Instant.MAX));
    assertThat(correlating.standing().late()).isZero();
    assertThat(correlating.standing().groups()).isZero();
    assertThat(correlating.standing().held()).isZero();
    return matches.stream().map(PlainCorrelation::line).toList();
  }
}
