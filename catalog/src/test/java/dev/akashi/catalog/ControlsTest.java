package dev.akashi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {
  private final Controls controls = Catalog.builtIn().controls();

  @Test
  void theGuidelineHasTwoHundredControls() {
    var byPart =
        controls.all().stream()
            .collect(Collectors.groupingBy(Control::part, Collectors.counting()));

    assertThat(controls.all()).hasSize(200);
    assertThat(byPart)
        .containsEntry(Layer.COMMON, 85L)
        .containsEntry(Layer.SAAS, 36L)
        .containsEntry(Layer.PAAS_IAAS, 79L);
    assertThat(controls.all())
        .allSatisfy(
            control -> {
              assertThat(control.title().en()).isNotBlank();
              assertThat(control.title().ja()).isNotBlank();
              assertThat(control.summary().en()).isNotBlank();
              assertThat(control.summary().ja()).isNotBlank();
              assertThat(control.id()).startsWith("mic:" + control.areaId() + ".");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mic:III.1.1.12",
        "MIC:III.1.1.12",
        "III.1.1.12",
        "Ⅲ.1.1.12",
        "ⅲ.1.1.12",
        "iii.1.1.12",
        "ＩＩＩ．１．１．１２",
        "Ⅲ。１。１。１２。",
        " III.1.1.12. ",
      })
  void everySpellingFindsTheControl(String text) {
    assertThat(controls.find(text)).map(Control::id).contains("mic:III.1.1.12");
  }

  @Test
  void aControlHasItsCounterpartsInOtherFrameworks() {
    var crosswalk = controls.find("II.1.1.1").orElseThrow().crosswalk();

    assertThat(crosswalk.iso27002()).containsExactly("5.1.1");
    assertThat(crosswalk.iso27001()).containsExactly("A.5.1", "A.5.2");
    assertThat(crosswalk.nist80053()).containsExactly("PM-1", "PL-1");
    assertThat(crosswalk.confidence()).isEqualTo(Crosswalk.Confidence.HIGH);
    assertThat(controls.find("II.1.1.2").orElseThrow().crosswalk().note()).isEmpty();
  }

  @Test
  void whatIsNoControlGetsSuggestions() {
    assertThat(controls.find("III.1.1.21")).isEmpty();
    assertThat(controls.suggest("III.1.1.21")).contains("mic:III.1.1.2").hasSize(3);
    assertThat(controls.suggest("something else entirely, far away")).isEmpty();
    assertThat(controls.find("iso27001:A.5.1")).isEmpty();
  }

  @Test
  void idsSortAsTheGuidelineDoes() {
    var sorted =
        Stream.of("x", "mic:IV.1.1.1", "mic:III.1.1.12", "mic:III.1.1.2")
            .sorted(controls.byOrder())
            .toList();

    assertThat(sorted).containsExactly("mic:III.1.1.2", "mic:III.1.1.12", "mic:IV.1.1.1", "x");
  }
}
