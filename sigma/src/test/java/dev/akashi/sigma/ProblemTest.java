package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.codes;
import static dev.akashi.sigma.Sigma.compile;
import static dev.akashi.sigma.Sigma.entry;
import static dev.akashi.sigma.Sigma.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          f|containz: x              ; unknown-modifier
          f|: x                      ; unknown-modifier
          f|Contains: x              ; unknown-modifier
          f|contains|re: x           ; modifier-chain
          f|i: x                     ; modifier-chain
          f|contains|contains: x     ; modifier-chain
          f|exists|contains: true    ; modifier-chain
          f|gt|lt: 1                 ; modifier-chain
          f|gt|contains: 1           ; modifier-chain
          f|cidr|contains: 10.0.0.0/8; modifier-chain
          f|re|base64: x             ; modifier-chain
          f|hour|day: 3              ; modifier-chain
          f|re|i|cased: x            ; modifier-chain
          f|wide|utf16be: x          ; modifier-chain
          f|fieldref|contains|endswith: g; modifier-chain
          "'|cidr': 10.0.0.0/8"      ; modifier-chain
          "'|exists': true"          ; modifier-chain
          "'|gt': 1"                 ; modifier-chain
          f|exists: perhaps          ; modifier-value
          f|exists: [true]           ; modifier-value
          f|gt: many                 ; modifier-value
          f|cidr: 10.0.0.0/33        ; modifier-value
          f|cidr: 10.0.0.1/8         ; modifier-value
          f|cidr: example.org        ; modifier-value
          f|cidr: 10.0.0.0/-1        ; modifier-value
          f|cidr: 1:2:3::4::/64      ; modifier-value
          f|base64: a*b              ; modifier-value
          f|contains|base64: ab      ; modifier-value
          f|contains: null           ; modifier-value
          f|hour: 3.5                ; modifier-value
          f|hour: 24                 ; never-matches
          f|month|gt: 12             ; never-matches
          f|week: 0                  ; never-matches
          f|re: (                    ; regex
          f|re: a(?!b)               ; regex
          f|re: (a)\\1               ; regex
          f|re: a{1001}              ; regex
          f|expand: '%unknown%'      ; placeholder
          f: []                      ; empty-selection
          f: [a, null]               ; null-in-list
          f: {a: b}                  ; wrong-type
          f: [[a]]                   ; wrong-type
          "'': null"                 ; wrong-type
          """)
  void entriesThatCannotWorkAreRefused(String entry, String code) {
    Compiled compiled = compile(entry(entry));

    assertThat(compiled.ruleSet().rules()).isEmpty();
    assertThat(codes(entry(entry))).as(entry).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {}         ; empty-selection
          []         ; empty-selection
          [[a]]      ; wrong-type
          [a, null]  ; null-in-list
          null       ; wrong-type
          [{f|x: 1}, {f|y: 2}] ; unknown-modifier,unknown-modifier
          """)
  void selectionsThatCannotWorkAreRefused(String selection, String expected) {
    assertThat(codes(rule("s: " + selection + "\ncondition: s")))
        .containsExactly(expected.split(","));
  }

  @Test
  void allProblemsOfAllDocumentsAreReportedAtOnceWithTheirPlaces() {
    String yaml =
        """
        title: First
        id: 11111111-0000-4000-8000-000000000000
        level: urgent
        logsource: {product: x}
        detection:
          s:
            f|containz: a
            g|re: '(?=x)'
          condition: s and t
        ---
        logsource: {}
        detection: {s: {f: 1}}
        """;

    List<Problem> problems = compile(yaml).problems();

    assertThat(problems)
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
        .containsExactly(
            "3:8 wrong-value",
            "7:5 unknown-modifier",
            "8:5 regex",
            "9:14 unknown-selection",
            "11:1 missing",
            "11:12 missing",
            "12:12 missing");
    assertThat(problems.getFirst().sentence()).startsWith("test.yml:3:8: wrong-value: 'level'");
    assertThat(problems.getFirst().ruleId()).isEqualTo("11111111-0000-4000-8000-000000000000");
    assertThat(problems.getLast().ruleId()).isNull();
  }

  @Test
  void aBadRuleDoesNotTakeItsNeighboursAlong() {
    Compiled compiled = compile(entry("f|nope: 1") + "---\n" + entry("f: 1"));

    assertThat(compiled.ruleSet().rules()).extracting(Rule::id).containsExactly("test.yml#2");
    assertThat(compiled.problems()).hasSize(1);
  }

  @Test
  void theSecondRuleWithAnIdOrANameIsRefused() {
    String first = "id: one\nname: uno\n" + entry("f: 1");
    String sameId = "id: one\n" + entry("f: 1");
    String sameName = "id: two\nname: uno\n" + entry("f: 1");

    Compiled compiled = compile(String.join("---\n", first, sameId, sameName));

    assertThat(compiled.ruleSet().rules()).extracting(Rule::id).containsExactly("one");
    assertThat(compiled.problems())
        .extracting(Problem::code)
        .containsExactly("duplicate-id", "duplicate-name");
    assertThat(compiled.problems().getFirst().message()).contains("first in test.yml:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          just text                                ; document
          [a, list]                                ; document
          {title: nothing more}                    ; document
          {action: global, detection: {}}          ; action
          {title: [], logsource: {product: x}, detection: {a: k, condition: a}} ; wrong-type
          {title: x, logsource: y, detection: {a: k, condition: a}}             ; wrong-type
          {title: x, detection: {a: k, condition: a}}                           ; missing
          {title: x, logsource: {product: x}}                                   ; missing
          {title: x, logsource: {product: x}, detection: k}                     ; wrong-type
          {title: x, logsource: {product: x}, detection: {a: k}}                ; missing
          {title: x, logsource: {product: x}, detection: {a: k, condition: []}} ; wrong-type
          {title: x, status: old, logsource: {product: x}, detection: {a: k, condition: a}} ; wrong-value
          {title: x, id: [1], logsource: {product: x}, detection: {a: k, condition: a}}     ; wrong-type
          {title: x, tags: {a: b}, logsource: {product: x}, detection: {a: k, condition: a}}; wrong-type
          {title: x, logsource: {product: x}, detection: {a: k, timeframe: 5m, condition: a}}; timeframe
          {title: x, title: y}                     ; yaml
          """)
  void documentsThatAreNoRulesAreRefused(String yaml, String code) {
    assertThat(codes(yaml)).containsExactly(code);
  }

  @Test
  void aTextWithoutDocumentsIsRefused() {
    assertThat(codes("")).containsExactly("document");
    assertThat(codes("# nothing\n---\n")).containsExactly("document");
  }

  @Test
  void titlesAreBounded() {
    assertThat(codes(entry("f: 1").replace("A test", "x".repeat(257))))
        .containsExactly("wrong-value");
    assertThat(codes(entry("f: 1").replace("A test", "x".repeat(256)))).isEmpty();
  }

  @Test
  void everyCodeIsAWordOfItsOwnWithASentence() {
    assertThat(ProblemCode.values()).extracting(ProblemCode::code).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ProblemCode.values()))
        .allSatisfy(code -> assertThat(code.code()).matches("[a-z]+(-[a-z]+)*"))
        .allSatisfy(code -> assertThat(code.sentence()).endsWith("."));
  }
}
