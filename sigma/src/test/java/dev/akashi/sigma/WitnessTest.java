package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event must show is as rare as the rule allows, and never more than it needs. */
class WitnessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "f: Root                      ; exact f root",
        "f: '*Root'                   ; text f root",
        "f: 'a*Longest?b'             ; text f longest",
        "f: ''                        ; ~exact f ~",
        "f: '*'                       ; present f",
        "f: '?'                       ; present f",
        "f: 4625                      ; number f 4625",
        "f: '4625'                    ; exact f 4625",
        "f: 1.5                       ; present f",
        "f: 9223372036854775807       ; number f 9223372036854775807",
        "f: 9223372036854775808       ; present f",
        "f|contains: '.'              ; present f",
        "'|all': ['.']                ; none",
        "f: true                      ; exact f true",
        "f: [a, b]                    ; exact f a, exact f b",
        "f|contains|all: [ab, abc]    ; text f abc",
        "f|cased: Root                ; exact f root",
        "f|re: '(x|y)Login.*ed'       ; text f login",
        "f|re: 'failed|denied'        ; text f denied, text f failed",
        "f|re: '[a-z]+'               ; present f",
        "f|cidr: 10.0.0.0/8           ; network f 10.0.0.0/8",
        "f|cidr: fd00::/8             ; present f",
        "f|gt: 3                      ; present f",
        "f|exists: true               ; present f",
        "f|fieldref: g                ; present f",
        "f|windash|contains: ' -enc'  ; text f enc",
        "f: null                      ; none",
        "f|exists: false              ; none",
        "f|neq: a                     ; none",
        "'|all': [abc, d]             ; text any abc"
      })
  void ofAnEntry(String entry, @Nullable String expected) {
    assertThat(witnesses(Sigma.entry(entry))).isEqualTo(expected);
  }

  @Test
  void ofAConditionIsTheRarestThatMustHold() {
    String selections = "a: {f|contains: xy}\nb: {g: root}\nc: {h: null}\n";

    assertThat(witnesses(Sigma.rule(selections + "condition: a and b and not c")))
        .isEqualTo("exact g root");
    assertThat(witnesses(Sigma.rule(selections + "condition: a or b")))
        .isEqualTo("exact g root, text f xy");
    assertThat(witnesses(Sigma.rule(selections + "condition: a or c"))).isEqualTo("none");
    assertThat(witnesses(Sigma.rule(selections + "condition: not a"))).isEqualTo("none");
  }

  @Test
  void aRuleWithoutOneLoadsWithAWarning() {
    Compiled compiled =
        Sigma.compile("id: r1\n" + Sigma.rule("selection: {f: a}\ncondition: not selection"));

    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.ruleSet().rules()).hasSize(1);
    assertThat(compiled.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo("no-necessary-condition");
              assertThat(warning.ruleId()).isEqualTo("r1");
              assertThat(warning.line()).isEqualTo(5);
            });
  }

  private static String witnesses(String yaml) {
    Set<Witness> witnesses = Sigma.rules(yaml).rules().getFirst().witnesses();
    return witnesses == null
        ? "none"
        : witnesses.stream().map(WitnessTest::words).sorted().collect(Collectors.joining(", "));
  }

  private static String words(Witness witness) {
    return switch (witness) {
      case Witness.Exact(Field field, String text) -> "exact " + field + " " + text;
      case Witness.Whole(Field field, long number) -> "number " + field + " " + number;
      case Witness.Literal(Field field, String text) ->
          "text " + (field == null ? "any" : field) + " " + text;
      case Witness.Network(Field field, long key) ->
          "network %s %d.0.0.0/%d".formatted(field, key & 0xff, key >>> 32);
      case Witness.Present(Field field) -> "present " + field;
    };
  }
}
