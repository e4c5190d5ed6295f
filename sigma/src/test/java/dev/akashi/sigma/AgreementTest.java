package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matcher and its reasons never differ. */
class AgreementTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void matcherAndReasonsAgreeOnGeneratedRulesAndEvents(long seed) {
    GeneratedRules generated = new GeneratedRules(seed);
    List<Event> events = generated.events(40);
    int held = 0;
    int asked = 0;
    for (int i = 0; i < 300; i++) {
      Compiled compiled = Sigma.compile(generated.rule());
      assertThat(compiled.problems()).allMatch(problem -> problem.code().equals("never-matches"));
      for (Rule rule : compiled.ruleSet().rules()) {
        for (Event event : events) {
          Explanation explanation = compiled.ruleSet().explain(rule, event);
          boolean matches = !compiled.ruleSet().match(event).isEmpty();
          assertThat(explanation.holds()).as("%s", explanation.lines()).isEqualTo(matches);
          asked++;
          held += matches ? 1 : 0;
        }
      }
    }
    // Pairs that always or never meet would show nothing.
    assertThat(held).isBetween(asked / 10, asked * 9 / 10);
  }
}
