package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.holds;
import static dev.akashi.sigma.Sigma.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Maps, lists, keywords and their mixtures. */
class SelectionTest {

  private static final String CONDITION = "\ncondition: selection\n";

  @Test
  void aMapAsksForAllAndAListOfMapsForOne() {
    String map = rule("selection: {a: 1, b: 2}" + CONDITION);
    String list = rule("selection: [{a: 1}, {b: 2}]" + CONDITION);

    assertThat(holds(map, Map.of("a", 1, "b", 2))).isTrue();
    assertThat(holds(map, Map.of("a", 1))).isFalse();
    assertThat(holds(list, Map.of("a", 1))).isTrue();
    assertThat(holds(list, Map.of("b", 1))).isFalse();
  }

  @Test
  void oneFieldMayBeAskedTwiceWithDifferentModifiers() {
    String twice = rule("selection: {a|startswith: x, a|endswith: z}" + CONDITION);

    assertThat(holds(twice, Map.of("a", "xyz"))).isTrue();
    assertThat(holds(twice, Map.of("a", "xyy"))).isFalse();
  }

  @Test
  void keywordsAreLookedForInEveryField() {
    String keywords = rule("selection: [Denied, 'fail*root', 403]" + CONDITION);

    assertThat(holds(keywords, Map.of("m", "access DENIED by policy"))).isTrue();
    assertThat(holds(keywords, Map.of("m", "failed login of root"))).isTrue();
    assertThat(holds(keywords, Map.of("m", "x", "status", 403))).isTrue();
    assertThat(holds(keywords, Map.of("m", List.of("a", "undeniedly")))).isTrue();
    assertThat(holds(keywords, Map.of("m", "root failed"))).isFalse();
    assertThat(holds(keywords, Map.of("denied", "name only"))).isFalse();
  }

  @Test
  void aSingleValueIsAKeyword() {
    assertThat(holds(rule("selection: needle" + CONDITION), Map.of("m", "a needle"))).isTrue();
    assertThat(holds(rule("selection: needle" + CONDITION), Map.of("m", "hay"))).isFalse();
  }

  @Test
  void aKeyWithoutAFieldIsAKeywordSearchWithModifiers() {
    String all = rule("selection:\n  '|all': [red, blue]" + CONDITION);
    String regex = rule("selection:\n  '|re': '^r.d$'" + CONDITION);
    String cased = rule("selection:\n  '|cased': [Red]" + CONDITION);
    String start = rule("selection:\n  '|startswith': [re]" + CONDITION);

    assertThat(holds(all, Map.of("m", "red", "n", "BLUE"))).isTrue();
    assertThat(holds(all, Map.of("m", "red"))).isFalse();
    assertThat(holds(regex, Map.of("m", "x", "n", "rod"))).isTrue();
    assertThat(holds(regex, Map.of("m", "rood"))).isFalse();
    assertThat(holds(cased, Map.of("m", "a Red b"))).isTrue();
    assertThat(holds(cased, Map.of("m", "a red b"))).isFalse();
    assertThat(holds(start, Map.of("m", "red"))).isTrue();
    assertThat(holds(start, Map.of("m", "a red"))).isFalse();
  }

  @Test
  void mapsAndKeywordsMayStandInOneList() {
    String mixed = rule("selection: [{a: 1, b: 2}, needle]" + CONDITION);

    assertThat(holds(mixed, Map.of("a", 1, "b", 2))).isTrue();
    assertThat(holds(mixed, Map.of("c", "needles"))).isTrue();
    assertThat(holds(mixed, Map.of("a", 1))).isFalse();
  }

  @Test
  void theLogSourceRoutesBeforeTheRuleIsAsked() {
    RuleSet rules =
        Sigma.rules(
            """
            title: Routed
            logsource: {product: linux, service: sshd, definition: for people}
            detection: {s: {a: 1}, condition: s}
            """);
    Event event = Event.of(Map.of("a", 1));

    assertThat(rules.match(new LogSource(null, "linux", "sshd"), event)).hasSize(1);
    assertThat(rules.match(new LogSource("auth", "linux", "sshd"), event)).hasSize(1);
    assertThat(rules.match(new LogSource(null, "linux", "sudo"), event)).isEmpty();
    assertThat(rules.match(new LogSource(null, "linux", null), event)).isEmpty();
    assertThat(rules.match(event)).hasSize(1);
  }
}
