package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.CatalogDirectory;
import dev.akashi.catalog.CatalogException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseRunTest {
  @TempDir private Path folder;
  private DoorPack door;

  @BeforeEach
  void aPack() throws Exception {
    door = DoorPack.in(folder);
  }

  @Test
  void withoutGoldenDocumentsNoCasePasses() {
    var run = CaseRun.of(pack());

    assertThat(run.passed()).isFalse();
    assertThat(run.cases()).isEqualTo(2);
    assertThat(run.failures())
        .extracting(CaseRun.Failure::subject)
        .containsExactly(
            "door/cases/swipes.yml: a card opens the door",
            "door/cases/swipes.yml: a card is refused");
    assertThat(run.failures().getFirst().reasons())
        .containsExactly(
            "document: expected a golden document in door/cases/swipes.golden.json, found none;"
                + " let it be written, then read it");
  }

  @Test
  void goldenDocumentsThatWereWrittenPassAndAreNotWrittenAgain() throws Exception {
    assertThat(Goldens.write(pack(), folder))
        .containsExactly(folder.resolve("cases/swipes.golden.json"));

    assertThat(CaseRun.of(pack()).failures()).isEmpty();
    assertThat(Goldens.write(pack(), folder)).isEmpty();
  }

  @Test
  void whatDiffersIsNamedFieldByFieldAndControlByControl() throws Exception {
    Goldens.write(pack(), folder);
    door.write("pack.yml", DoorPack.DEFINITION.replace("event.outcome: result, ", ""));

    assertThat(reasons(0))
        .contains("supports: expected [mic:IV.4.4.3], found []")
        .contains("document: event.outcome: expected \"success\", found nothing")
        .noneMatch(reason -> reason.startsWith("document: event.action"));
    assertThat(reasons(1))
        .containsExactly("document: event.outcome: expected \"failure\", found nothing");
  }

  @Test
  void aRuleNeedsACaseAndANearMiss() throws Exception {
    door.write(
        "rules/never.yml",
        DoorPack.RULE.replace("door-entry", "door-never").replace("success", "never"));
    Goldens.write(pack(), folder);

    var run = CaseRun.of(pack());

    assertThat(run.failures()).hasSize(1);
    assertThat(run.failures().getFirst().subject()).isEqualTo("door: rules and cases");
    assertThat(run.failures().getFirst().reasons())
        .containsExactly(
            "door-never (door/rules/never.yml): no case in which it matches",
            "door-never (door/rules/never.yml): no case names it in near_miss");
  }

  @Test
  void aNameThatStandsTwiceIsAMistake() throws Exception {
    door.write("cases/swipes.yml", DoorPack.CASES.replace("is refused", "opens the door"));

    assertThatThrownBy(() -> CaseRun.of(pack()))
        .isInstanceOf(CatalogException.class)
        .hasMessage(
            "door/cases/swipes.yml:5:3: name: expected one of its own, found \"a card opens the"
                + " door\" twice");
  }

  @Test
  void aCorrelationAmongTheRulesIsAMistake() throws Exception {
    String correlation =
        DoorPack.RULE.replace("id: door-entry", "id: door-often")
            + "correlation: {type: temporal, rules: [door-entry], timespan: 5m}\n";
    door.write("rules/often.yml", correlation);

    assertThatThrownBy(() -> CaseRun.of(pack()))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(
            "expected a rule or a filter, as a pack tags records one by one, found a correlation");
  }

  private List<String> reasons(int failure) {
    return CaseRun.of(pack()).failures().get(failure).reasons();
  }

  private Pack pack() {
    return CatalogDirectory.open(folder).packs().getFirst();
  }
}
