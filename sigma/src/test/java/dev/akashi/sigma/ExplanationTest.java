package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final RuleSet RULES =
      Sigma.rules(
          rule(
              """
              login:
                event.action: ssh_*
                user.name|contains|all: [ad, min]
              night: [{hour: 3}, late]
              filter: {user.name|endswith: bot}
              condition: login and night and not filter
              """));

  private static Explanation explain(Map<String, ?> fields) {
    return RULES.explain(RULES.rules().getFirst(), Event.of(fields));
  }

  @Test
  void aMatchNamesSelectionFieldValueAndCondition() {
    Event event = Event.of(Map.of("event.action", "SSH_login", "user.name", "admin", "hour", "3"));

    List<Match> matches = RULES.match(event);

    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().matched())
        .containsExactly(
            new Matched("login", "event.action", "SSH_login", "event.action: ssh_*"),
            new Matched("login", "user.name", "admin", "user.name|contains|all: ad"),
            new Matched("login", "user.name", "admin", "user.name|contains|all: min"),
            new Matched("night", "hour", "3", "hour: 3"));
  }

  @Test
  void aKeywordNamesTheValueThatHoldsIt() {
    Explanation explanation =
        explain(Map.of("event.action", "ssh_x", "user.name", "admin", "m", "too late"));

    assertThat(explanation.matched()).contains(new Matched("night", null, "too late", "late"));
  }

  @Test
  void whatFailedIsShownWithWhatWasFoundInstead() {
    Explanation explanation =
        explain(Map.of("event.action", "ssh_x", "user.name", List.of("ad", "bot"), "hour", 4));

    assertThat(explanation.holds()).isFalse();
    assertThat(explanation.matched()).isEmpty();
    assertThat(explanation.lines())
        .containsExactly(
            "no  and",
            "  no  login",
            "    no  and",
            "      yes event.action: ssh_* (found 'ssh_x')",
            "      no  and",
            "        yes user.name|contains|all: ad (found 'ad')",
            "        no  user.name|contains|all: min (found 'ad, bot')",
            "  no  night",
            "    no  or",
            "      no  hour: 3 (found '4')",
            "      no  late (found nothing)",
            "  no  not",
            "    yes filter",
            "      yes user.name|endswith: bot (found 'bot')");
  }

  @Test
  void partsThatAskForNothingHaveAnEmptyValue() {
    RuleSet rules = Sigma.rules(rule("s: {a: null, b|exists: false, c|neq: x}\ncondition: s"));

    assertThat(rules.match(Event.of(Map.of("c", "y"))).getFirst().matched())
        .containsExactly(
            new Matched("s", "a", "", "a: null"),
            new Matched("s", "b", "", "b|exists: false"),
            new Matched("s", "c", "y", "c|neq: x"));
  }

  @Test
  void aRuleOfAbsencesOnlyHasNothingToShow() {
    RuleSet rules = Sigma.rules(rule("s: {a: 1}\ncondition: not s"));

    assertThat(rules.match(Event.of(Map.of("a", 2))).getFirst().matched()).isEmpty();
  }
}
