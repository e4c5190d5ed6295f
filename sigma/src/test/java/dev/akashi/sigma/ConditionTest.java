package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final String SELECTIONS =
      """
      a: {a: 1}
      b: {b: 1}
      c: {c: 1}
      sel_x: {a: 1}
      sel_y: {b: 1}
      x_sel: {c: 1}
      _sel_hidden: {d: 1}
      """;

  private static boolean holds(String condition, String set) {
    Map<String, Object> fields = new HashMap<>();
    set.chars().forEach(field -> fields.put(Character.toString(field), 1));
    return Sigma.holds(rule(SELECTIONS + "condition: " + condition), fields);
  }

  @ParameterizedTest
  @CsvSource({
    "a or b and c,           a,  b",
    "a or b and not c,       b,  bc",
    "not a and b,            b,  ab",
    "not a or b,             ab, a",
    "not (a or b),           c,  b",
    "(a or b) and c,         bc, ab",
    "not not a,              a,  b",
    "a and (b or (c and not a)), ab, ac",
    "a and b or c,           c,  a",
    "1 of sel_*,             b,  c",
    "any of sel_*,           b,  c",
    "all of sel_*,           ab, a",
    "1 of *sel,              c,  ab",
    "1 of *_*,               c,  d",
    "1 of s*_x,              a,  bc",
    "1 of them,              c,  d",
    "all of them,            abc, abd",
    "all of sel_x,           a,  b",
    "1 of sel_x,             a,  b",
    "1 of _*,                d,  abc",
    "not 1 of sel_*,         c,  a",
    "not all of sel_*,       a,  ab",
    "c and not 1 of sel_*,   c,  ac",
    "1 of sel_* and c,       bc, b"
  })
  void bindsAsTheSpecificationSays(String condition, String yes, String no) {
    assertThat(holds(condition, yes)).as("%s on %s", condition, yes).isTrue();
    assertThat(holds(condition, no)).as("%s on %s", condition, no).isFalse();
  }

  @Test
  void aListOfConditionsIsJoinedByOr() {
    assertThat(holds("['a and b', c]", "c")).isTrue();
    assertThat(holds("['a and b', c]", "a")).isFalse();
  }

  @Test
  void selectionsOutsideOfTheConditionHaveNoEffect() {
    assertThat(holds("a", "a")).isTrue();
    assertThat(holds("a", "bcd")).isFalse();
  }

  @Test
  void namesMayLookLikeNumbersAndOperators() {
    String rule = rule("1: {a: 1}\nall: {b: 1}\nandy-2: {c: 1}\ncondition: 1 and all and andy-2");

    assertThat(Sigma.holds(rule, Map.of("a", 1, "b", 1, "c", 1))).isTrue();
    assertThat(Sigma.holds(rule, Map.of("a", 1, "b", 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a and",
        "and a",
        "a b",
        "(a",
        "a)",
        "not",
        "a or or b",
        "1 of",
        "all of and",
        "2 of sel_*",
        "a AND b",
        "sel_*",
        "a & b",
        "()",
        "''"
      })
  void whatIsNotInTheGrammarIsRefused(String condition) {
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: " + quoted(condition))))
        .containsExactly("condition");
  }

  private static String quoted(String condition) {
    return condition.equals("''") ? condition : "'" + condition + "'";
  }

  @Test
  void depthAndLengthAreBounded() {
    String deep = "(".repeat(65) + "a" + ")".repeat(65);
    String negated = "not ".repeat(65) + "a";
    String fits = "(".repeat(60) + "a" + ")".repeat(60);
    String longest = "a or ".repeat(5000) + "a";

    assertThat(Sigma.codes(rule(SELECTIONS + "condition: " + deep))).containsExactly("condition");
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: " + negated)))
        .containsExactly("condition");
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: " + longest)))
        .containsExactly("condition");
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: " + fits))).isEmpty();
  }

  @Test
  void aggregationsAreRefusedAndNotIgnored() {
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: a | count(x) by y > 5")))
        .containsExactly("aggregation");
  }

  @Test
  void namesAndPatternsHaveToMeanSomething() {
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: a and nothing")))
        .containsExactly("unknown-selection");
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: 1 of nothing*")))
        .containsExactly("unknown-selection");
    assertThat(Sigma.codes(rule("_a: {a: 1}\ncondition: 1 of them")))
        .containsExactly("unknown-selection");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a and not a", "a and b and not (a or c)", "all of them and not 1 of sel*"})
  void conditionsThatExcludeThemselvesAreFound(String condition) {
    assertThat(Sigma.codes(rule(SELECTIONS + "condition: " + condition)))
        .containsExactly("never-matches");
  }

  @Test
  void aSelectionThatExcludesItselfIsFound() {
    assertThat(Sigma.codes(rule("a: {f: null, f|contains: x}\ncondition: a")))
        .containsExactly("never-matches");
    assertThat(Sigma.codes(rule("a: {f|exists: false, f: x}\ncondition: a")))
        .containsExactly("never-matches");
    assertThat(Sigma.codes(rule("a: {f: null, f|neq: x}\ncondition: a"))).isEmpty();
    assertThat(Sigma.codes(rule("a: {f: null, f|re: x}\nb: {g: 1}\ncondition: a or b"))).isEmpty();
  }
}
