package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a correlation is read, what is refused, and by which word. */
class CorrelationTest {

  private static final String RULE = "name: login\n" + Sigma.entry("f: 1") + "---\n";
  private static final String OTHER = "id: logout\n" + Sigma.entry("f: 2") + "---\n";

  private static String correlation(String body) {
    return RULE + OTHER + "title: Many\nid: many\ncorrelation: " + body;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {type: event_count, rules: [login], group-by: [u], timespan: 5m, condition: {gte: 5}}      ; true
          {type: event_count, rules: [login, logout], timespan: 1M, condition: {gt: 5, gte: 7}}      ; true
          {type: event_count, rules: [login], timespan: 5m, condition: {lt: 5}}                      ; false
          {type: event_count, rules: [login], timespan: 5m, condition: {neq: 5}}                     ; false
          {type: value_count, rules: login, timespan: 1h, condition: {field: u, gt: 1, lt: 9}}       ; false
          {type: value_count, rules: login, timespan: 1y, condition: {field: [u, v], gt: 1}}         ; true
          {type: value_sum, rules: login, timespan: 1h, condition: {field: u, gt: 1}}                ; true
          {type: value_avg, rules: login, timespan: 1h, condition: {field: u, gt: 1}}                ; false
          {type: value_median, rules: login, timespan: 1h, condition: {field: u, gt: 1}}             ; false
          {type: value_percentile, rules: [login], timespan: 1d, condition: {field: u, lte: 1, percentile: 5}} ; false
          {type: temporal, rules: [login], timespan: 30s, generate: true, aliases: {x: {login: u}}}  ; true
          {type: temporal, rules: [login, logout], timespan: 30s, condition: {eq: 2}}                ; true
          {type: temporal, rules: [login, logout], timespan: 30s, condition: {eq: 1}}                ; false
          {type: temporal, rules: [login, logout], timespan: 30s, condition: login or logout}        ; true
          {type: temporal, rules: [login, logout], timespan: 30s, condition: login and not logout}   ; false
          {type: temporal_ordered, rules: [logout, login], timespan: 1w}                             ; true
          {type: temporal_ordered, rules: [logout, login], timespan: 1w, condition: {gt: 1}}         ; true
          """)
  void wellFormedOnesLoad(String body, boolean slides) {
    Compiled compiled = Sigma.compile(correlation(body));

    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.ruleSet().rules()).hasSize(2);
    assertThat(compiled.ruleSet().correlations()).hasSize(1);
    assertThat(compiled.ruleSet().correlations().getFirst().slides()).isEqualTo(slides);
    assertThat(compiled.warnings())
        .extracting(Problem::code)
        .isEqualTo(slides ? List.of() : List.of("fixed-window"));
  }

  @Test
  void oneSaysWhatItIs() {
    String body =
        "{type: event_count, rules: [login, logout], group-by: [u, v], timespan: 90m, condition:"
            + " {gt: 1}}\n"
            + "level: high\n"
            + "tags: [attack.t1110]\n"
            + "akashi: [x]\n";

    Correlation correlation = Sigma.rules(correlation(body)).correlations().getFirst();

    assertThat(correlation.id()).isEqualTo("many");
    assertThat(correlation.title()).isEqualTo("Many");
    assertThat(correlation.path()).isEqualTo("test.yml");
    assertThat(correlation.level()).isEqualTo("high");
    assertThat(correlation.tags()).containsExactly("attack.t1110");
    assertThat(correlation.extra()).containsOnlyKeys("akashi");
    assertThat(correlation.type()).isEqualTo("event_count");
    assertThat(correlation.timespan()).isEqualTo(Duration.ofMinutes(90));
    assertThat(correlation.groupBy()).containsExactly("u", "v");
    assertThat(correlation.joins()).containsExactly("test.yml#1", "logout");
    assertThat(correlation.generate()).isFalse();
    assertThat(correlation).hasToString("Correlation[many]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {type: value_percentile, rules: [login], timespan: 1d, condition: {field: u, lte: 1}}          ; percentile
          {type: temporal_ordered, rules: [login, logout], timespan: 1w, condition: login}               ; a map or none
          {type: temporal_ordered, rules: [login, logout], timespan: 1w, condition: {gte: 1}}            ; all 2 rules
          {type: temporal, rules: [login, logout], timespan: 1w, condition: 1 of log*}                   ; found 'of'
          {type: temporal, rules: [login, logout, login], timespan: 1w}                                  ; again
          {type: temporal, rules: [login], timespan: 401d}                                               ; at most 400 days
          {type: event_count, rules: [login], timespan: 1d, condition: {gte: 10001}}                     ; at most 10,000
          {type: temporal, rules: [many], timespan: 1d}                                                  ; a circle
          {type: temporal, rules: [login], group-by: [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q], timespan: 1d}  ; at most 16
          """)
  void whatIsOutOfReachIsRefusedByName(String body, String words) {
    Compiled compiled = Sigma.compile(correlation(body));

    assertThat(compiled.problems()).extracting(Problem::code).containsExactly("correlation");
    assertThat(compiled.problems().getFirst().message()).contains(words);
    assertThat(compiled.problems().getFirst().ruleId()).isEqualTo("many");
    assertThat(compiled.ruleSet().rules()).hasSize(2);
    assertThat(compiled.ruleSet().correlations()).isEmpty();
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
          {type: temporal, rules: [nobody], timespan: 5m}                     ; unknown-rule
          {type: temporal, rules: [login], timespan: 5m, aliases: {x: {y: u}}}       ; unknown-rule
          {type: temporal, rules: [login], timespan: 5m, condition: login or logout} ; unknown-rule
          {type: temporal, rules: [login], timespan: 5m, condition: login or}        ; condition
          {type: temporal, rules: [login], timespan: 5m, condition: {}}       ; missing
          {type: value_sum, rules: [login], timespan: 5m, condition: {gt: 1, field: [a, b]}} ; wrong-type
          {type: value_count, rules: [login], timespan: 5m, condition: {gt: 1, field: []}}   ; wrong-type
          {type: value_percentile, rules: [login], timespan: 5m, condition: {gt: 1, field: u, percentile: 101}} ; wrong-value
          """)
  void malformedOnesSayWhatIsWrong(String body, String code) {
    assertThat(Sigma.codes(correlation(body))).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {type: event_count, rules: [login], timespan: 5m, condition: {lt: 1}}                     ; never-matches
          {type: event_count, rules: [login], timespan: 5m, condition: {eq: 0}}                     ; never-matches
          {type: event_count, rules: [login], timespan: 5m, condition: {eq: 2.5}}                   ; never-matches
          {type: event_count, rules: [login], timespan: 5m, condition: {gt: 2, lt: 3}}              ; never-matches
          {type: event_count, rules: [login], timespan: 5m, condition: {gt: 2, lt: 4}}              ; ''
          {type: event_count, rules: [login], timespan: 5m, condition: {gt: 7, lt: 900, neq: 8}}    ; ''
          {type: value_count, rules: [login], timespan: 5m, condition: {field: u, lte: 0}}          ; never-matches
          {type: value_sum, rules: [login], timespan: 5m, condition: {field: u, gt: 2, lt: 3}}      ; ''
          {type: value_sum, rules: [login], timespan: 5m, condition: {field: u, gt: 3, lt: 2}}      ; never-matches
          {type: value_sum, rules: [login], timespan: 5m, condition: {field: u, lt: 0}}             ; ''
          {type: temporal, rules: [login, logout], timespan: 5m, condition: {gte: 3}}               ; never-matches
          {type: event_count, rules: [login], timespan: 5m, condition: {lt: 100000000000000000000000000000000000000000}} ; wrong-type
          """)
  void aConditionThatNothingCanMeetIsRefused(String body, String code) {
    assertThat(Sigma.codes(correlation(body)))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void oneMayReferToAnotherWhereverItStands() {
    String outer = "title: More\ncorrelation: {type: temporal, rules: [many], timespan: 5m}\n---\n";

    RuleSet rules =
        Sigma.rules(outer + correlation("{type: temporal, rules: [login], timespan: 5m}"));

    assertThat(rules.correlations())
        .extracting(Correlation::id)
        .containsExactly("test.yml#1", "many");
    assertThat(rules.isOnlyCorrelated(rules.correlations().getFirst())).isFalse();
    assertThat(rules.isOnlyCorrelated(rules.correlations().getLast())).isTrue();
    assertThat(rules.rules()).extracting(rules::isOnlyCorrelated).containsExactly(true, false);
  }

  @Test
  void generateLetsRulesSpeakForThemselves() {
    RuleSet rules =
        Sigma.rules(
            correlation("{type: temporal, rules: [login], timespan: 5m, generate: true}")
                + "\n"
                + "---\n"
                + "title: x\n"
                + "correlation: {type: temporal, rules: [login, logout], timespan: 5m}");

    assertThat(rules.rules()).extracting(rules::isOnlyCorrelated).containsExactly(false, true);
  }

  @Test
  void whatRefersToSomethingRefusedIsRefusedAndSoOn() {
    String outer =
        "\n---\ntitle: Outer\ncorrelation: {type: temporal, rules: [many], timespan: 5m}\n";

    assertThat(Sigma.codes(correlation("{type: temporal, rules: [], timespan: 5m}") + outer))
        .containsExactly("wrong-type", "unknown-rule");
    assertThat(
            Sigma.codes(
                correlation("{type: temporal, rules: [login], timespan: 5m}")
                        .replace("f: 1", "f|x: 1")
                    + outer))
        .containsExactly("unknown-modifier", "unknown-rule", "unknown-rule");
  }

  @Test
  void aCircleIsRefusedWithEverythingThatLeadsIntoIt() {
    StringBuilder yaml = new StringBuilder(RULE);
    for (int i = 0; i < 3; i++) {
      String next = String.valueOf((i + 1) % 3);
      yaml.append("title: c\nid: c").append(i);
      yaml.append(
          "\ncorrelation: {type: temporal, rules: [login, c" + next + "], timespan: 5m}\n---\n");
    }
    yaml.append("title: c\ncorrelation: {type: temporal, rules: [c0], timespan: 5m}\n");

    assertThat(Sigma.codes(yaml.toString()))
        .containsExactly("correlation", "correlation", "correlation", "correlation");
  }

  @Test
  void aLongChainIsLinkedFromItsInnerEnd() {
    int length = 3_000;
    StringBuilder yaml = new StringBuilder(RULE);
    for (int i = length; i > 0; i--) {
      String inner = i == 1 ? "login" : "c" + (i - 1);
      yaml.append("title: c\nid: c").append(i);
      yaml.append("\ncorrelation: {type: temporal, timespan: 5m, rules: [" + inner + "]}\n---\n");
    }
    RuleSet rules =
        Sigma.rules(yaml + "title: x\ncorrelation: {type: temporal, timespan: 5m, rules: [login]}");
    Correlating correlating = Timeline.correlating(rules, 0);

    correlating.accept(Timeline.at(0), null, Event.of(Map.of("f", 1)), "e0");

    assertThat(correlating.advanceTo(Instant.MAX))
        .extracting(match -> match.correlation().id())
        .containsExactly("test.yml#3002", "c3000");
  }
}
