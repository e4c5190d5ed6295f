package dev.akashi.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {

  private static Object plain(String yaml) throws YamlProblem {
    List<YamlNode> documents = YamlDocuments.read("t.yml", yaml);
    assertThat(documents).hasSize(1);
    return documents.getFirst().plain();
  }

  private static YamlProblem problem(String yaml) {
    return catchThrowableOfType(YamlProblem.class, () -> YamlDocuments.read("t.yml", yaml));
  }

  @Test
  void nodesKnowTheirPlaces() throws YamlProblem {
    YamlMap map = (YamlMap) YamlDocuments.read("t.yml", "a: 1\nbcd:\n  - x\n  - 'y'\n").getFirst();

    assertThat(map.line()).isEqualTo(1);
    YamlMap.Entry entry = map.byKey().get("bcd");
    assertThat(entry.line()).isEqualTo(2);
    assertThat(entry.column()).isEqualTo(1);
    YamlNode y = ((YamlList) entry.value()).items().get(1);
    assertThat(y).isEqualTo(new YamlScalar("y", "y", YamlScalar.Style.QUOTED, 4, 5));
    assertThat(map.get("nothing")).isNull();
  }

  @Test
  void scalarsFollowTheCoreSchema() throws YamlProblem {
    assertThat(plain("[1, -2, +3, 0x1F, 1.5, -.5, 1.0e+2, true, False, null, ~, x]"))
        .isEqualTo(
            Arrays.asList(
                1L,
                -2L,
                3L,
                31L,
                new BigDecimal("1.5"),
                new BigDecimal("-.5"),
                new BigDecimal("1.0e+2"),
                true,
                false,
                null,
                null,
                "x"));
    assertThat(plain("12345678901234567890")).isEqualTo(new BigInteger("12345678901234567890"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "on",
        "OFF",
        "017",
        "0o17",
        "1_000",
        "1e3",
        "12:30:45",
        "2026-11-22",
        ".inf",
        ".NaN",
        "0b11",
        "1.",
        "tRue",
        "1.5e3",
        "00"
      })
  void whatYamlVersionsReadDifferentlyIsText(String text) throws YamlProblem {
    assertThat(plain("k: " + text)).isEqualTo(Map.of("k", text));
  }

  @Test
  void quotedScalarsAreText() throws YamlProblem {
    assertThat(plain("['1', \"true\", '']")).isEqualTo(List.of("1", "true", ""));
    assertThat(plain("|\n  12\n")).isEqualTo("12\n");
  }

  @Test
  void severalDocumentsAreReadAndEmptyOnesLeftOut() throws YamlProblem {
    assertThat(YamlDocuments.read("t.yml", "a: 1\n---\n---\nb: 2\n...\n# end\n")).hasSize(2);
    assertThat(YamlDocuments.read("t.yml", "")).isEmpty();
    assertThat(YamlDocuments.read("t.yml", "\ufeffa: 1\n")).hasSize(1);
  }

  @Test
  void aliasesStandForTheirNode() throws YamlProblem {
    assertThat(plain("a: &x [1]\nb: *x\n")).isEqualTo(Map.of("a", List.of(1L), "b", List.of(1L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          "a: 1\nb: 2\na: 3"        ; 3; 1; duplicate key 'a', first in line 1
          "a: !!str 1"              ; 1; 4; without a tag
          "a: !x {}"                ; 1; 4; without a tag
          "a: ! []"                 ; 1; 4; without a tag
          "a: *nothing"             ; 1; 4; finished node
          "a: &x [*x]"              ; 1; 8; finished node
          "a: &x 1\n---\nb: *x"     ; 3; 4; finished node
          "[1]: 2"                  ; 1; 1; key of text
          "a:\n  <<: {b: 1}"        ; 2; 3; merge keys
          "a: [1"                   ; 1; 6; expected ',' or ']'
          "a: 'x"                   ; 1; 6; end of stream
          "a: b: c"                 ; 1; 5; mapping values
          """)
  void whatCannotBeReadIsRefusedWithItsPlace(String yaml, int line, int column, String reason) {
    YamlProblem problem = problem(yaml.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(problem.reason()).contains(reason);
    assertThat(List.of(problem.line(), problem.column())).containsExactly(line, column);
    assertThat(problem.path()).isEqualTo("t.yml");
    assertThat(problem).hasMessageStartingWith("t.yml:" + line + ":" + column + ": ");
  }

  @Test
  void controlCharactersAreRefusedWithTheirPlace() {
    YamlProblem problem = problem("a: 1\nb: x\u0000y\n");

    assertThat(problem.reason()).contains("U+0000");
    assertThat(List.of(problem.line(), problem.column())).containsExactly(2, 5);
  }

  @Test
  void listsAndMapsCannotBeChanged() throws YamlProblem {
    YamlMap map = (YamlMap) YamlDocuments.read("t.yml", "a: [1]").getFirst();

    assertThatThrownBy(() -> map.byKey().clear()).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> map.plain().clear()).isInstanceOf(RuntimeException.class);
  }
}
