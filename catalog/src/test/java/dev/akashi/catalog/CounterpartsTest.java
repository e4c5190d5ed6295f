package dev.akashi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Counterparts.Counterpart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterpartsTest {
  private final Controls controls = Catalog.builtIn().controls();
  private final Counterparts annexA = new Counterparts(Framework.ISO27001, controls);

  @ParameterizedTest
  @EnumSource
  void everyCellOfTheCrosswalkIsFoundFromTheOtherSide(Framework framework) {
    var counterparts = new Counterparts(framework, controls);

    for (var control : controls.all()) {
      for (var id : framework.counterparts(control.crosswalk())) {
        assertThat(counterparts.find(id).orElseThrow().controls()).contains(control);
      }
    }
    assertThat(counterparts.all()).isNotEmpty();
  }

  @Test
  void idsStandInTheirNaturalOrder() {
    assertThat(annexA.all()).extracting(Counterpart::id).containsSubsequence("A.5.2", "A.5.10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A.5.1", "a.5.1", "iso27001:A.5.1", "ISO27001: a.5.1.", "Ａ．５．１"})
  void everySpellingFindsTheId(String text) {
    assertThat(annexA.find(text)).map(Counterpart::id).contains("A.5.1");
  }

  @Test
  void whatIsNoneGetsSuggestions() {
    assertThat(annexA.find("A.5.99")).isEmpty();
    assertThat(annexA.suggest("A.5.99")).contains("A.5.9");
    assertThat(annexA.suggest("something else entirely")).isEmpty();
  }
}
