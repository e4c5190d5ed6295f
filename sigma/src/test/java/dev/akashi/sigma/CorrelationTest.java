package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations are checked in full, and then refused by name. */
class CorrelationTest {

  private static final String RULE = "name: login\n" + Sigma.entry("f: 1") + "---\n";

  private static String correlation(String body) {
    return RULE + "title: Many\nid: many\ncorrelation: " + body;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {type: event_count, rules: [login], group-by: [u], timespan: 5m, condition: {gte: 5}}
          {type: value_count, rules: login, timespan: 1h, condition: {field: u, gt: 1, lt: 9}}
          {type: value_percentile, rules: [login], timespan: 1d, condition: {field: u, lte: 1, percentile: 5}}
          {type: temporal, rules: [login], timespan: 30s, generate: true, aliases: {x: {login: u}}}
          {type: temporal_ordered, rules: [login], timespan: 1w, condition: login}
          """)
  void wellFormedOnesAreRefusedByName(String body) {
    Compiled compiled = Sigma.compile(correlation(body));

    assertThat(compiled.ruleSet().rules()).hasSize(1);
    assertThat(compiled.problems()).extracting(Problem::code).containsExactly("correlation");
    assertThat(compiled.problems().getFirst().ruleId()).isEqualTo("many");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          text                                                                ; wrong-type
          {rules: [login], timespan: 5m}                                      ; missing
          {type: sometimes, rules: [login], timespan: 5m}                     ; wrong-value
          {type: temporal, timespan: 5m}                                      ; missing
          {type: temporal, rules: [], timespan: 5m}                           ; wrong-type
          {type: temporal, rules: [login]}                                    ; missing
          {type: temporal, rules: [login], timespan: 5 minutes}               ; wrong-value
          {type: temporal, rules: [login], timespan: 5m, group: [u]}          ; wrong-value
          {type: temporal, rules: [login], timespan: 5m, generate: perhaps}   ; wrong-type
          {type: temporal, rules: [login], timespan: 5m, aliases: [a]}        ; wrong-type
          {type: temporal, rules: [login], timespan: 5m, group-by: {a: b}}    ; wrong-type
          {type: event_count, rules: [login], timespan: 5m}                   ; missing
          {type: event_count, rules: [login], timespan: 5m, condition: {}}    ; missing
          {type: event_count, rules: [login], timespan: 5m, condition: {ge: 1}}   ; wrong-value
          {type: event_count, rules: [login], timespan: 5m, condition: {gt: all}} ; wrong-type
          {type: value_sum, rules: [login], timespan: 5m, condition: {gt: 1}} ; missing
          {type: temporal, rules: [logout], timespan: 5m}                     ; unknown-rule
          """)
  void malformedOnesSayWhatIsWrong(String body, String code) {
    assertThat(Sigma.codes(correlation(body))).containsExactly(code);
  }

  @Test
  void oneMayReferToAnother() {
    String first = correlation("{type: temporal, rules: [login], timespan: 5m}");
    String second =
        "\n---\ntitle: More\ncorrelation: {type: temporal, rules: [many], timespan: 5m}\n";

    assertThat(Sigma.codes(first + second)).containsExactly("correlation", "correlation");
  }
}
