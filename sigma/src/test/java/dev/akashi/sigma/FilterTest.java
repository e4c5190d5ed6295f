package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final String RULE =
      """
      title: A rule
      id: rule-1
      name: rule_one
      logsource: {product: linux, service: sshd}
      detection: {selection: {a: 1}, condition: 1 of selection*}
      ---
      """;

  private static String filter(String rules, String product, String condition) {
    return """
    title: No robots
    logsource: {product: %s}
    filter:
      rules: %s
      selection: {user|startswith: robot}
      condition: %s
    """
        .formatted(product, rules, condition);
  }

  private static boolean holds(String yaml, String user) {
    RuleSet rules = Sigma.rules(yaml);
    Event event = Event.of(Map.of("a", 1, "user", user));
    boolean holds = !rules.match(event).isEmpty();
    assertThat(rules.explain(rules.rules().getFirst(), event).holds()).isEqualTo(holds);
    return holds;
  }

  @ParameterizedTest
  @ValueSource(strings = {"[rule-1]", "[rule_one]", "any", "[]"})
  void theConditionOfTheFilterHasToHoldAsWell(String rules) {
    String excluding = RULE + filter(rules, "linux", "not selection");

    assertThat(holds(excluding, "ann")).isTrue();
    assertThat(holds(excluding, "robot7")).isFalse();
  }

  @Test
  void theConditionIsTakenAsWrittenAlsoWithoutNot() {
    String demanding = RULE + filter("[rule-1]", "linux", "selection");

    assertThat(holds(demanding, "ann")).isFalse();
    assertThat(holds(demanding, "robot7")).isTrue();
  }

  @Test
  void aFilterOfAnotherLogSourceIsNotForTheRule() {
    assertThat(holds(RULE + filter("any", "windows", "not selection"), "robot7")).isTrue();
  }

  @Test
  void aFilterMayStandBeforeItsRule() {
    String yaml = filter("[rule-1]", "linux", "not selection") + "---\n" + RULE;

    assertThat(holds(yaml, "robot7")).isFalse();
  }

  @Test
  void reasonsNameTheFilter() {
    RuleSet rules = Sigma.rules(RULE + filter("any", "linux", "selection"));
    Event event = Event.of(Map.of("a", 1, "user", "robot7"));

    assertThat(rules.match(event).getFirst().matched())
        .containsExactly(
            new Matched("selection", "a", "1", "a: 1"),
            new Matched("No robots: selection", "user", "robot7", "user|startswith: robot"));
  }

  @Test
  void filtersThatCannotWorkAreRefusedAndLeaveTheRulesAlone() {
    assertThat(Sigma.codes(RULE + filter("[rule-2]", "linux", "selection")))
        .containsExactly("unknown-rule");
    assertThat(Sigma.codes(RULE + filter("rule-1", "linux", "selection")))
        .containsExactly("wrong-type");
    assertThat(Sigma.codes(RULE + filter("any", "linux", "nothing")))
        .containsExactly("unknown-selection");
    assertThat(Sigma.codes(RULE + "level: low\n" + filter("any", "linux", "selection")))
        .containsExactly("wrong-value");
    assertThat(Sigma.compile(RULE + filter("[rule-2]", "linux", "x")).ruleSet().rules()).hasSize(1);
  }
}
