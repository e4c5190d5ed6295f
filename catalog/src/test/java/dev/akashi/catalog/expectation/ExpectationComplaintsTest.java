package dev.akashi.catalog.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.scope.Scope;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an expectation is said with its place, and what was expected. */
class ExpectationComplaintsTest {
  private static final Catalog CATALOG = Catalog.builtIn();

  private static final String GOOD =
      """
      id: TST-01
      controls: [III.1.1.8]
      title: {en: A backup is taken, ja: バックアップが取得される}
      broken: {en: "{subject} has none", ja: "{subject} にありません"}
      check: interval
      basis: stated
      severity: high
      signal: stale
      kind: log
      evidence: {en: records, ja: 記録}
      numbers: {window: P1D}
      events:
        done:
          packs: [operation-record]
          detection: {is: {akashi.details.operation.topic: backup}}
          key: [akashi.details.operation.subject.id]
        failed:
          rules: [operation-record-backup-failed]
      recurs: {good: done, bad: failed}
      """;

  private static String complaints(String yaml) {
    CatalogException refused =
        catchThrowableOfType(
            CatalogException.class,
            () -> Expectations.read(new TreeMap<>(Map.of("test.yml", yaml)), CATALOG));
    return refused == null ? "" : refused.getMessage();
  }

  @Test
  void theGoodOneIsGood() {
    assertThat(
            complaints(GOOD.replaceAll("(?m)^  failed:\\n.*\\n", "").replace(", bad: failed", "")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: TST-01|id: tst 1|test.yml:1:|expected an id such as CHG-09",
        "III.1.1.8|III.9.9.9|test.yml:2:|no control \"III.9.9.9\"",
        "check: interval|check: often|test.yml:5:|often",
        "check: interval|check: volume|test.yml:5:|volume cannot be checked by recurs",
        "basis: stated|basis: guessed|test.yml:6:|stated or proposed",
        "severity: high|severity: huge|test.yml:7:|low, medium, high or critical",
        "signal: stale|signal: red|test.yml:8:|failing, silent, stale or insufficient",
        "kind: log|kind: logs|test.yml:9:|did you mean \"log\"",
        "window: P1D|window: tomorrow|test.yml:11:|expected a span such as P90D",
        "window: P1D|window: P1D, min: 9|test.yml:11:|expected a whole number of 1 to 8",
        "window: P1D|window: P1D, share: 120%|test.yml:11:|expected a share of 0 to 1",
        "window: P1D|window: P1D, windows: P2D|test.yml:11:|a number that nothing uses",
        "[operation-record]|[operation-recrod]|test.yml:14:|operation-record",
        "akashi.details.operation.topic: backup|akashi.controls: III.1.1.8|test.yml:15:|any"
            + " evidence",
        "akashi.details.operation.topic: backup|event.kind: event|test.yml:15:|fields of what"
            + " happened",
        "key: [akashi|keys: [akashi|test.yml:16:|keys",
        "good: done|good: dome|test.yml:19:|expected one of the events",
        "good: done|goods: done|test.yml:19:|goods",
        "  failed:|  Failed:|test.yml:18:|lower-case letters"
      })
  void eachMistakeIsSaidWithItsPlace(String right, String wrong, String place, String words) {
    String yaml = GOOD.replace(right, wrong);
    assertThat(yaml).isNotEqualTo(GOOD);
    assertThat(complaints(yaml).lines())
        .anySatisfy(line -> assertThat(line).contains("expectations/" + place).contains(words));
  }

  @Test
  void aRuleThatNoPackHasIsSaid() {
    assertThat(complaints(GOOD.replace("operation-record-backup-failed", "no-such-rule")))
        .contains("expectations/test.yml:18:")
        .contains("expected the id of a rule of a pack, found \"no-such-rule\"");
  }

  @Test
  void aKeyWithAFilterThatIsNotThereIsSaid() {
    assertThat(complaints(GOOD.replace("[akashi.details.operation.subject.id]", "['a | upper']")))
        .contains("expectations/test.yml:16:")
        .contains("expected the filter local, found \"upper\"");
  }

  @Test
  void aPackAloneShowsNothing() {
    assertThat(complaints(GOOD.replaceAll("(?m)^ *detection: .*\\n", "")))
        .contains("any evidence of a pack shows nothing");
  }

  @Test
  void exactlyOneMechanismIsNeeded() {
    assertThat(complaints(GOOD.replaceAll("(?m)^recurs: .*\\n", ""))).contains("exactly one of");
    assertThat(complaints(GOOD + "latest: {good: done, bad: failed}\n")).contains("exactly one of");
  }

  @Test
  void anIdStandsOnceInAllFiles() {
    String good = GOOD.replaceAll("(?m)^  failed:\\n.*\\n", "").replace(", bad: failed", "");
    assertThat(complaints(good + "---\n" + good))
        .contains("expected one of its own, found \"TST-01\" twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TST-01: {widow: P2D}|no number \"widow\"; did you mean \"window\"?",
        "TST-01: {window: soon}|expected a span such as P90D",
        "TST-02: {window: P2D}|no expectation \"TST-02\""
      })
  void numbersOfTheScopeAreCheckedAgainstThem(String numbers, String words) {
    String good = GOOD.replaceAll("(?m)^  failed:\\n.*\\n", "").replace(", bad: failed", "");
    var expectations = Expectations.read(new TreeMap<>(Map.of("test.yml", good)), CATALOG);
    Scope scope =
        Scope.parse(
            Path.of("akashi.yml"),
            """
            systems:
              shop:
                title: {en: Shop, ja: 店}
                layers: [saas]
                expectations:
                  %s
            """
                .formatted(numbers),
            CATALOG);
    CatalogException refused =
        catchThrowableOfType(
            CatalogException.class, () -> expectations.of(scope.systems().get("shop"), scope));
    assertThat(refused).hasMessageContaining("akashi.yml").hasMessageContaining(words);
  }
}
