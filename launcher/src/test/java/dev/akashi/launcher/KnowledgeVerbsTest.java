package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verbs that tell what is known of controls, without a server. */
class KnowledgeVerbsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aControlAsJsonHasAllThatIsKnownOfIt() {
    var typed = Typed.of("controls", "--framework", "mic", "--json");

    assertThat(typed.lines()).hasSize(200);
    JsonNode control = JSON.readTree(typed.lines().getFirst());
    assertThat(control.path("id").asString()).isEqualTo("mic:II.1.1.1");
    assertThat(control.at("/title/ja").asString()).isEqualTo("方針の作成・承認・配布");
    assertThat(control.at("/title/en").asString()).startsWith("Policy creation");
    assertThat(control.path("part").asString()).isEqualTo("common");
    assertThat(control.path("level").asString()).isEqualTo("basic");
    assertThat(control.path("area").asString()).isEqualTo("II.1.1");
    assertThat(control.at("/crosswalk/iso27001/0").asString()).isEqualTo("A.5.1");
    assertThat(control.at("/crosswalk/confidence").asString()).isEqualTo("high");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ⅲ.1.1.12", "iii.1.1.12", "III.１.１.１２", "III.1.1.12.", "mic:III.1.1.12"})
  void aControlIsFoundHoweverItIsSpelled(String id) {
    assertThat(Typed.of("controls", id, "--json").out())
        .startsWith("{\"id\":\"mic:III.1.1.12\",\"title\":{\"ja\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ismap", "iso27001", "iso27002", "iso27017", "nist80053", "csf"})
  void otherFrameworksAreListedByIdAndNeverAsCompliedWith(String framework) {
    var typed = Typed.of("controls", "--framework", framework);

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.lines())
        .anyMatch(line -> line.matches(framework + ":.* (high|medium|low) .*"));
    assertThat(typed.out())
        .contains("supports the id beside it")
        .doesNotContainIgnoringCase("complies", "compliant");
  }

  @Test
  void anIdOfAnotherFrameworkLeadsToTheControlsBehindIt() {
    var typed = Typed.of("controls", "a.5.1", "--framework", "iso27001", "--json");

    JsonNode found = JSON.readTree(typed.out());
    assertThat(found.path("id").asString()).isEqualTo("iso27001:A.5.1");
    assertThat(found.at("/supported_by/0/control").asString()).isEqualTo("mic:II.1.1.1");
    assertThat(found.at("/supported_by/0/confidence").asString()).isEqualTo("high");
    assertThat(found.at("/supported_by/0/summary/ja").asString()).isNotBlank();
  }

  @Test
  void aFrameworkOrAnIdThatIsNoneIsBadUse() {
    var framework = Typed.of("controls", "--framework", "pci");
    assertThat(framework.exitCode()).isEqualTo(2);
    assertThat(framework.err()).contains("--framework: expected mic, ismap, iso27001", "found pci");

    var id = Typed.of("controls", "A.5.99", "--framework", "iso27001");
    assertThat(id.exitCode()).isEqualTo(2);
    assertThat(id.err()).contains("names no A.5.99 of iso27001. Did you mean A.5.9");
    assertThat(Typed.of("controls", "nothing like it", "--framework", "csf").err())
        .contains("./akashi controls --framework csf lists them");
  }

  @Test
  void theCatalogueIsExportedAsOscal() {
    var typed = Typed.of("catalog", "export", "--format", "oscal");

    assertThat(typed.exitCode()).isZero();
    assertThat(JSON.readTree(typed.out()).at("/catalog/metadata/oscal-version").asString())
        .isEqualTo("1.1.3");
    assertThat(Typed.of("catalog", "export", "--format", "oscal").out()).isEqualTo(typed.out());
  }

  @Test
  void otherFormatsAndVerbsWithoutTheirVerbAreBadUse() {
    assertThat(Typed.of("catalog", "export", "--format", "csv").err())
        .contains("--format: expected oscal, found csv");
    assertThat(Typed.of("catalog").exitCode()).isEqualTo(2);
    assertThat(Typed.of("packs").exitCode()).isEqualTo(2);
  }
}
