package dev.akashi.catalog.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what events are put together. */
class KeyPartTest {
  private static List<String> of(String part, Map<String, List<String>> fields) {
    return KeyPart.parse(part).of(name -> fields.getOrDefault(name, List.of()));
  }

  @Test
  void theFirstFieldWithAValueCounts() {
    var fields = Map.of("a", List.of(" "), "b", List.of("B1"), "c", List.of("C1"));
    assertThat(of("a / b / c", fields)).containsExactly("b1");
    assertThat(of("a", fields)).isEmpty();
  }

  @Test
  void caseBlanksAndRepetitionsDoNotMatter() {
    assertThat(of("a", Map.of("a", List.of("M.Sato ", "m.sato", "K.Ito"))))
        .containsExactly("m.sato", "k.ito");
  }

  @Test
  void localTakesWhatStandsBeforeAnAtSign() {
    assertThat(of("a | local", Map.of("a", List.of("M.Sato@example.com", "k.ito", "@odd"))))
        .containsExactly("m.sato", "k.ito", "@odd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a /", "/ a", "a | upper", "a |"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> KeyPart.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
