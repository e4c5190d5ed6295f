package dev.akashi.sigma;

import static dev.akashi.sigma.Timeline.rules;
import static dev.akashi.sigma.Timeline.run;
import static dev.akashi.sigma.Timeline.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timelines of each type, with the matches they make; all windows are ten seconds long. */
class CorrelatingTest {

  private static final String WITHOUT_MATCH = "none";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          gte: 3 ; 0:a 1:a 2:a                             ; many 2 {} 3 [e0, e1, e2]
          gte: 3 ; 0:a 1:a 10:a                            ; many 10 {} 3 [e0, e1, e2]
          gte: 3 ; 0:a 1:a 10.001:a                        ; none
          gte: 3 ; 0:a 1:a 10.001:a 11:a                   ; many 11 {} 3 [e1, e2, e3]
          gte: 3 ; 0:a 1:b 2:a 3:a                         ; many 3 {} 3 [e0, e2, e3]
          gte: 3 ; 0:a 1:a 1:a 1:a                         ; many 1 {} 4 [e0, e1, e2, e3]
          gt: 2  ; 0:a 1:a 2:a 3:a 4:a 5:a 6:a             ; many 2 {} 3 [e0, e1, e2]
          gte: 2 ; 0:a 1:a 11:a 12:a                       ; many 1 {} 2 [e0, e1] / many 12 {} 2 [e2, e3]
          gte: 2 ; 0:a 1:a 10:a 11:a                       ; many 1 {} 2 [e0, e1]
          gte: 2 ; 0:a 1:a 10:a 11:a 11.001:a              ; many 1 {} 2 [e0, e1] / many 11.001 {} 3 [e2, e3, e4]
          lt: 3  ; 0:a 1:a                                 ; many 10 {} 2 [e0, e1]
          lt: 3  ; 0:a 1:a 10:a                            ; none
          lt: 3  ; 0:a 1:a 10.001:a                        ; many 10 {} 2 [e0, e1] / many 20.001 {} 1 [e2]
          lte: 1 ; 0:b                                     ; none
          eq: 2  ; 0:a 1:a                                 ; many 10 {} 2 [e0, e1]
          eq: 2  ; 0:a 1:a 2:a                             ; none
          neq: 2 ; 0:a 1:a 2:a                             ; many 10 {} 3 [e0, e1, e2]
          gt: 1, lt: 4 ; 0:a 1:a 2:a 3:a                   ; none
          gt: 1, lt: 4 ; 0:a 1:a 2:a                       ; many 10 {} 3 [e0, e1, e2]
          """)
  void eventsAreCounted(String condition, String timeline, String expected) {
    RuleSet rules =
        rules("{type: event_count, rules: [a], timespan: 10s, condition: {" + condition + "}}");

    assertThat(run(rules, steps(timeline))).isEqualTo(matches(expected));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          value_count, gte: 2           ; 0:a:v=1 1:a:v=1 2:a:v=2           ; many 2 {} 2 [e0, e1, e2]
          value_count, gte: 2           ; 0:a:v=1 11:a:v=2                  ; none
          value_count, gte: 2           ; 0:a:v=x 1:a 2:a:v=null 3:a:v=X    ; many 3 {} 2 [e0, e3]
          value_count, gte: 3           ; 0:a:v=1|2 1:a:v=2|3               ; many 1 {} 3 [e0, e1]
          value_count, lt: 2            ; 0:a:v=1 9:a:v=1                   ; many 10 {} 1 [e0, e1]
          value_sum, gt: 10             ; 0:a:v=4 1:a:v=6 2:a:v=0.5         ; many 2 {} 10.5 [e0, e1, e2]
          value_sum, gt: 10             ; 0:a:v=4 1:a:v=many 2:a 11:a:v=8   ; none
          value_sum, gte: 10            ; 0:a:v=4|6                         ; many 0 {} 10 [e0]
          value_sum, lt: 0              ; 0:a:v=4 1:a:v=-5                  ; many 10 {} -1 [e0, e1]
          value_avg, gt: 5              ; 0:a:v=9 1:a:v=2                   ; many 10 {} 5.5 [e0, e1]
          value_avg, gt: 5              ; 0:a:v=9 1:a:v=1                   ; none
          value_median, eq: 5           ; 0:a:v=4 1:a:v=6 2:a:v=1 3:a:v=900 ; many 10 {} 5 [e0, e1, e2, e3]
          value_percentile, percentile: 50, lte: 2 ; 0:a:v=1 1:a:v=2 2:a:v=3 3:a:v=4 ; many 10 {} 2 [e0, e1, e2, e3]
          value_percentile, percentile: 90, gte: 4 ; 0:a:v=1 1:a:v=2 2:a:v=3 3:a:v=4 ; many 10 {} 4 [e0, e1, e2, e3]
          value_percentile, percentile: 50, gt: 2  ; 0:a:v=1 1:a:v=2 2:a:v=3 3:a:v=4 ; none
          """)
  void valuesAreMeasured(String what, String timeline, String expected) {
    String[] typeAndRest = what.split(",", 2);
    RuleSet rules =
        rules(
            "{type: %s, rules: [a], timespan: 10s, condition: {field: v, %s}}"
                .formatted(typeAndRest[0], typeAndRest[1]));

    assertThat(run(rules, steps(timeline))).isEqualTo(matches(expected));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          temporal           ; 0:c 1:a 2:b             ; many 2 {} 3 [e0, e1, e2]
          temporal           ; 0:c 1:a 10:b            ; many 10 {} 3 [e0, e1, e2]
          temporal           ; 0:c 1:a 10.001:b        ; none
          temporal           ; 0:a+b+c                 ; many 0 {} 3 [e0]
          temporal           ; 0:a 0:b 5:a 6:c         ; many 6 {} 3 [e1, e2, e3]
          temporal, condition: {gte: 2}       ; 0:a 1:a 2:c      ; many 2 {} 2 [e1, e2]
          temporal, condition: {lt: 2}        ; 0:a 1:a          ; many 10 {} 1 [e1]
          temporal, condition: {lt: 2}        ; 0:a 1:c          ; none
          temporal, condition: a and (b or c) ; 0:c 1:b 2:a      ; many 2 {} 3 [e0, e1, e2]
          temporal, condition: a and not b    ; 0:a 5:c          ; many 10 {} 2 [e0, e1]
          temporal, condition: a and not b    ; 0:a 10:b         ; none
          temporal_ordered   ; 0:a 1:b 2:c             ; many 2 {} 3 [e0, e1, e2]
          temporal_ordered   ; 0:a 1:c 2:b             ; none
          temporal_ordered   ; 0:a 1:c 2:b 3:c         ; many 3 {} 3 [e0, e2, e3]
          temporal_ordered   ; 0:a 1:b 2:a 10.5:c      ; none
          temporal_ordered   ; 0:a 1:a 2:b 3:a 10.5:c  ; many 10.5 {} 3 [e1, e2, e4]
          temporal_ordered   ; 1:c 1:b 1:a             ; many 1 {} 3 [e2, e1, e0]
          temporal_ordered   ; 0:b 1:c 2:a             ; none
          """)
  void rulesMeetInTime(String what, String timeline, String expected) {
    RuleSet rules = rules("{type: " + what + ", rules: [a, b, c], timespan: 10s}");

    assertThat(run(rules, steps(timeline))).isEqualTo(matches(expected));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          u          ; 0:a:u=x 1:a:u=y 2:b:u=x 3:a:u=y   ; many 2 {u=x} 2 [e0, e2] / many 3 {u=y} 2 [e1, e3]
          u          ; 0:a:u=x 1:a:w=x 2:a:u=null        ; none
          u          ; 0:a:u=x|y 1:a:u=y|z               ; many 1 {u=y} 2 [e0, e1]
          u          ; 0:a:u=x 1:a:u=X                   ; none
          u, w       ; 0:a:u=x,w=1 1:a:u=x,w=2 2:a:u=x,w=1 ; many 2 {u=x, w=1} 2 [e0, e2]
          u          ; 0:a+b:u=x                         ; none
          who        ; 0:a:u=x 1:b:w=x                   ; many 1 {who=x} 2 [e0, e1]
          """)
  void groupsAreApart(String groupBy, String timeline, String expected) {
    RuleSet rules =
        rules(
            "{type: event_count, rules: [a, b], group-by: [%s], timespan: 10s, condition: {gte: 2},"
                    .formatted(groupBy)
                + " aliases: {who: {a: u, b: w}}}");

    assertThat(run(rules, steps(timeline))).isEqualTo(matches(expected));
  }

  @Test
  void matchesOfOneCorrelationAreEventsOfAnother() {
    RuleSet rules =
        rules(
            "{type: event_count, rules: [a], group-by: [h], timespan: 10s, condition: {gte: 2}}",
            "{type: temporal_ordered, rules: [inner, b], group-by: [u], timespan: 10s}");

    // The inner one groups by h; what its events have in u is what the outer one goes by.
    assertThat(run(rules, steps("0:a:h=1,u=x 1:a:h=1,u=y 5:b:u=z 6:b:u=y")))
        .containsExactly("many 6 {u=y} 2 [e0, e1, e3]");
  }

  @Test
  void whatIsMissingForAWhileIsAnEventAtTheEndOfItsWindow() {
    RuleSet rules =
        rules(
            "{type: temporal, rules: [a, b], group-by: [u], timespan: 10s, condition: a and not b}",
            "{type: event_count, rules: [inner], timespan: 10s, condition: {gte: 2}}");

    assertThat(run(rules, steps("0:a:u=x 3:a:u=y 4:a:u=z 5:b:u=y")))
        .containsExactly("many 14 {} 2 [e0, e2]");
  }

  @Test
  void innerOnesAreReportedWhereTheOuterOneSaysSo() {
    String inner = "{type: event_count, rules: [a], timespan: 10s, condition: {gte: 1}}";
    String outer =
        "{type: event_count, rules: [inner], timespan: 10s, generate: true, condition: {gte: 1}}";

    assertThat(run(rules(inner, outer), steps("0:a")))
        .containsExactly("inner 0 {} 1 [e0]", "many 0 {} 1 [e0]");
  }

  @Test
  void rulesAreOnlyAskedWhereTheirLogSourceIs() {
    Correlating correlating =
        Timeline.correlating(
            rules("{type: event_count, rules: [a], timespan: 10s, condition: {gte: 1}}"), 0);
    var gate = new LogSource(null, "gate", null);
    var step = steps("0:a").getFirst();

    correlating.accept(step.time(), gate, step.event(), "r1");
    assertThat(correlating.advanceTo(Instant.MAX)).isEmpty();

    assertThat(correlating.standing().accepted()).isOne();
    assertThat(correlating.standing().correlations().get("many").counted()).isZero();
  }

  @Test
  void aMatchHasItsWindowAndAsManyReferencesAsTheBoundAllows() {
    RuleSet rules = rules("{type: event_count, rules: [a], timespan: 10s, condition: {gte: 5}}");
    var bounds = new CorrelationBounds(Duration.ZERO, 1, 10, 10, 10, 3);
    var correlating = new Correlating(rules, bounds);
    Timeline.feed(correlating, steps("0:a 1:a 2:a 3:a 4:a"));

    CorrelationMatch match = correlating.advanceTo(Instant.MAX).getFirst();

    assertThat(match.windowStart()).isEqualTo(Timeline.at(-6));
    assertThat(match.windowEnd()).isEqualTo(Timeline.at(4));
    assertThat(match.events()).isEqualTo(5);
    assertThat(match.eventRefs()).containsExactly("e0", "e1", "e2");
    assertThat(match.exact()).isTrue();
  }

  private static List<String> matches(String expected) {
    return expected.equals(WITHOUT_MATCH) ? List.of() : Arrays.asList(expected.split(" / "));
  }
}
