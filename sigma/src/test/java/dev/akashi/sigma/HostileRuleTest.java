package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.accepts;
import static dev.akashi.sigma.Sigma.codes;
import static dev.akashi.sigma.Sigma.entry;
import static dev.akashi.sigma.Sigma.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and events that are meant to stall the engine. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileRuleTest {

  private static final String LONG = "a".repeat(65_536);

  @Test
  void regularExpressionsTakeLinearTime() {
    assertThat(accepts("f|re: '(.*a){12}$'", LONG)).isTrue();
    assertThat(accepts("f|re: '(.*a){12}$'", LONG + "b")).isFalse();
    assertThat(accepts("f|re: '((((a*)*)*)*)*$'", LONG + "b")).isTrue();
    assertThat(accepts("f|re: '^(a|a|aa)*$'", LONG + "b")).isFalse();
    assertThat(accepts("f|re: '(a?){200}a{200}$'", LONG + "b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "(((((x{20}){20}){20}){20}){20})",
        "(?:(?:a?){500}){500}",
        "([)}]{1000}){1000}",
        "(\\]{1000}[\\]]){1000}",
        "([[:alpha:]x]{1000}){1000}",
        "[!-[:](((a{100}){100}){100})",
        "(\\Qabc\\E{1000}){1000}",
        "(a{1000,}){1000,}"
      })
  void repeatsThatUnrollWithoutEndAreRefusedBeforeTheyDo(String regex) {
    assertThat(codes(entry("f|re: '" + regex + "'"))).containsExactly("regex");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".{1000}", "a{2}b{3}", "[{}]{3}", "x{,5}", "\\{5\\}{2}", "(?i)[^x]{900}", "a{x}"})
  void repeatsOfReasonableSizeAreNot(String regex) {
    assertThat(codes(entry("f|re: '" + regex + "'"))).isEmpty();
  }

  @Test
  void regularExpressionsAndValuesAreBoundedInLength() {
    assertThat(codes(entry("f|re: " + "a".repeat(4097)))).containsExactly("wrong-value");
    assertThat(codes(entry("f: " + "a".repeat(4097)))).containsExactly("wrong-value");
  }

  @Test
  void wildcardsDoNotBacktrack() {
    assertThat(accepts("f: '" + "*a".repeat(2000) + "b'", LONG)).isFalse();
    assertThat(accepts("f: '*" + "?a".repeat(1000) + "b'", LONG)).isFalse();
    assertThat(accepts("f: '*" + "a?".repeat(50) + "*" + "?a".repeat(50) + "*b*'", LONG)).isFalse();
  }

  @Test
  void openDashesAreNotMultipliedOut() {
    String dashes = "-a ".repeat(500).strip();

    assertThat(accepts("f|windash: '" + dashes + "'", dashes.replace('-', '/'))).isTrue();
    assertThat(codes(entry("f|windash|base64offset: '" + dashes + "'")))
        .containsExactly("too-many-variants");
  }

  @Test
  void manySelectionsAndManyPatternsAreBounded() {
    StringBuilder selections = new StringBuilder();
    for (int i = 0; i < 15_000; i++) {
      selections.append("s").append(i).append(": {f: x}\n");
    }

    assertThat(codes(rule(selections + "condition: 1 of s*"))).isEmpty();
    assertThat(codes(rule(selections + "condition: 1 of s* or all of s*")))
        .containsExactly("condition");
  }

  @Test
  void enormousEventsAreRead() {
    String megabyte = "x".repeat(1 << 20);

    assertThat(accepts("f|contains: y", megabyte)).isFalse();
    assertThat(accepts("f: 1", "1".repeat(1 << 20))).isFalse();
    assertThat(accepts("f|cidr: 10.0.0.0/8", ":".repeat(1 << 20))).isFalse();
    assertThat(accepts("f|hour: 1", "2026-" + megabyte)).isFalse();
    RuleSet rules = Sigma.rules(entry("f|contains: x"));
    Match match = rules.match(Event.of(Map.of("f", megabyte))).getFirst();
    assertThat(match.matched().getFirst().value()).hasSize(1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "|contains", "|startswith", "|endswith"})
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void twoLongListsAreNotComparedPairByPair(String shape) {
    List<String> values = IntStream.range(0, 60_000).mapToObj(i -> "v" + i + "w").toList();
    List<String> others = IntStream.range(0, 60_000).mapToObj(i -> "x" + i + "y").toList();
    String rule = entry("f|fieldref" + shape + ": g");

    assertThat(Sigma.holds(rule, Map.of("f", values, "g", others))).isFalse();
  }
}
