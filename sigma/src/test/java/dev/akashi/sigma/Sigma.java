package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rules and events for tests and asks the engine about them. */
final class Sigma {

  static final LogSource SOURCE = new LogSource(null, "door", null);

  private Sigma() {}

  /** A rule whose detection is given, without the indentation of the first level. */
  static String rule(String detection) {
    return "title: A test\nlogsource: {product: door}\ndetection:\n" + detection.indent(2);
  }

  /** A rule with the one entry {@code entry} in its one selection. */
  static String entry(String entry) {
    return rule("selection:\n" + entry.indent(2) + "condition: selection");
  }

  static Compiled compile(String yaml) {
    return RuleSet.compile(List.of(new RuleText("test.yml", yaml)));
  }

  static RuleSet rules(String yaml) {
    Compiled compiled = compile(yaml);
    assertThat(compiled.problems()).isEmpty();
    return compiled.ruleSet();
  }

  /** Whether the only rule of the text holds, after a look at whether the reasons agree. */
  static boolean holds(String yaml, Map<String, ? extends @Nullable Object> fields) {
    return holds(rules(yaml), fields);
  }

  static boolean holds(RuleSet rules, Map<String, ? extends @Nullable Object> fields) {
    Event event = Event.of(fields);
    boolean holds = !rules.match(SOURCE, event).isEmpty();
    Explanation explanation = rules.explain(rules.rules().getFirst(), event);
    assertThat(explanation.holds()).as("%s", explanation.lines()).isEqualTo(holds);
    return holds;
  }

  /** Whether the entry holds for an event with the field {@code f} only. */
  static boolean accepts(String entry, @Nullable Object value) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("f", value);
    return holds(entry(entry), fields);
  }

  static List<String> codes(String yaml) {
    return compile(yaml).problems().stream().map(Problem::code).toList();
  }
}
