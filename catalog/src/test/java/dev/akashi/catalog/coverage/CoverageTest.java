package dev.akashi.catalog.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Control;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.DoorPack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
  private static final String FACILITIES = "packs/attestation/rules/facilities.yml";

  @TempDir private Path overlay;

  @Test
  void everyControlGoesOneWay() {
    var coverage = Coverage.of(Catalog.builtIn());

    assertThat(coverage.controls()).hasSize(200);
    assertThat(coverage.totals(control -> true).values()).hasSize(Way.values().length);
    assertThat(sum(coverage, control -> true)).isEqualTo(200);
    assertThat(sum(coverage, control -> control.part() == Layer.SAAS)).isEqualTo(36);
  }

  @Test
  void aRuleThatSupportsMakesAControlAutomatic() throws Exception {
    DoorPack.in(overlay.resolve("packs/door"));

    var control = covered("mic:IV.4.4.3");

    assertThat(control.way()).isEqualTo(Way.AUTOMATIC);
    assertThat(control.supporting()).contains("door");
  }

  @Test
  void aRuleThatOnlyContradictsMakesItPartlyCovered() throws Exception {
    var door = DoorPack.in(overlay.resolve("packs/door"));
    door.write("rules/entry.yml", rule("contradicts", "mic:IV.4.4.5"));

    var control = covered("mic:IV.4.4.5");

    assertThat(control.way()).isEqualTo(Way.PARTLY);
    assertThat(control.contradicting()).containsExactly("door");
    assertThat(control.supporting()).isEmpty();
  }

  @Test
  void contextProvesNothingAndAttestationsCountApart() throws Exception {
    var attested = first(Way.ATTESTATION).control().id();
    var door = DoorPack.in(overlay.resolve("packs/door"));
    door.write("rules/entry.yml", rule("context", attested));

    assertThat(covered(attested).way()).isEqualTo(Way.ATTESTATION);
    assertThat(covered(attested).supporting()).isEmpty();
  }

  @Test
  void aControlThatNoRuleNamesHasNone() throws Exception {
    String shipped;
    try (var rules = Catalog.class.getResourceAsStream(FACILITIES)) {
      shipped = new String(rules.readAllBytes(), StandardCharsets.UTF_8);
    }
    var file = overlay.resolve(FACILITIES);
    Files.createDirectories(file.getParent());
    Files.writeString(file, shipped.substring(0, shipped.indexOf("\n---\n") + 1));

    assertThat(covered("mic:IV.4.1.2").way()).isEqualTo(Way.ATTESTATION);
    assertThat(covered("mic:IV.4.1.1").way()).isEqualTo(Way.NONE);
  }

  private static ControlCoverage first(Way way) {
    return Coverage.of(Catalog.builtIn()).controls().stream()
        .filter(control -> control.way() == way)
        .min(Comparator.comparing(control -> control.control().id()))
        .orElseThrow();
  }

  private static String rule(String polarity, String control) {
    return DoorPack.RULE
        .replace("polarity: supports", "polarity: " + polarity)
        .replace("mic:IV.4.4.3", control);
  }

  private static long sum(Coverage coverage, java.util.function.Predicate<Control> asked) {
    return coverage.totals(asked).values().stream().mapToLong(Long::longValue).sum();
  }

  private ControlCoverage covered(String id) {
    List<ControlCoverage> controls = Coverage.of(Catalog.load(overlay)).controls();
    return controls.stream()
        .filter(control -> control.control().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
