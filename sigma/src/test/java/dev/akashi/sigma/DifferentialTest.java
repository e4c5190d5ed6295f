package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds exactly the rules that trying every rule finds, in the same order. */
class DifferentialTest {

  private static final List<LogSource> SOURCES =
      List.of(
          new LogSource(null, null, null),
          new LogSource(null, "door", null),
          new LogSource("entry", "door", null),
          new LogSource("entry", "door", "north"),
          new LogSource(null, "gate", null));

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void onGeneratedRulesAndEvents(long seed) {
    GeneratedRules generated = new GeneratedRules(seed);
    List<RuleText> texts = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      texts.add(new RuleText(i + ".yml", generated.rule()));
    }
    RuleSet rules = RuleSet.compile(texts).ruleSet();
    assertThat(rules.rules()).hasSizeGreaterThan(600);
    PlainEngine plain = new PlainEngine(rules);
    int held = 0;
    for (Event event : generated.events(500)) {
      List<Rule> expected = plain.match(event);
      assertThat(rules.match(event)).extracting(Match::rule).isEqualTo(expected);
      held += expected.size();
    }
    assertThat(held).isPositive();
  }

  @Test
  void onEveryLogSource() {
    GeneratedRules generated = new GeneratedRules(21);
    List<RuleText> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String source =
          List.of("{category: entry}", "{product: door}", "{product: gate}", "{service: north}")
              .get(i % 4);
      texts.add(new RuleText(i + ".yml", generated.rule().replace("{product: door}", source)));
    }
    RuleSet rules = RuleSet.compile(texts).ruleSet();
    PlainEngine plain = new PlainEngine(rules);
    for (LogSource source : SOURCES) {
      for (Event event : generated.events(100)) {
        assertThat(rules.match(source, event))
            .extracting(Match::rule)
            .isEqualTo(plain.match(source, event));
      }
    }
  }
}
