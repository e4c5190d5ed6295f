package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.scope.Language;
import dev.akashi.catalog.scope.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertTextTest {
  private static final Scope SCOPE =
      Outside.scope("example.com", "{webhook: {url: \"https://example.com/\"}}");
  private static final AlertText TEXT = Outside.text(SCOPE);

  /** The examples that docs/alerts.md shows. */
  private enum Example {
    ONE_CONTROL(Outside.opened()),
    ONE_SOURCE(silent(Alert.Transition.OPENED, 0, 3)),
    MORE_CONTROLS(updated()),
    RECOVERY(Outside.resolved()),
    NOT_EVALUATED(notEvaluated());

    private final Alert alert;

    Example(Alert alert) {
      this.alert = alert;
    }
  }

  private static Alert silent(Alert.Transition transition, int told, int all) {
    var controls = List.of("III.2.1.1", "III.2.1.2", "III.2.1.3", "III.2.1.4");
    var incidents =
        IntStream.range(0, all)
            .mapToObj(
                i ->
                    Incident.of(
                        Statuses.silent(controls.get(i), "i" + i, "prod-bastion", Statuses.NOON)))
            .toList();
    return Outside.alert(
        "g", transition, incidents.subList(told, all), incidents.subList(0, told), Map.of());
  }

  private static Alert updated() {
    var alert = silent(Alert.Transition.UPDATED, 2, 3);
    var over = Map.of("i9", new Member("mic:III.2.1.4", "medium", true));
    return Outside.alert("g", Alert.Transition.UPDATED, alert.opened(), alert.still(), over);
  }

  private static Alert notEvaluated() {
    var incident = Incident.notEvaluated(3, Statuses.NOON, Statuses.NOON);
    return new Alert(
        "g",
        "",
        Incident.NOT_EVALUATED,
        Alert.Transition.OPENED,
        List.of(incident),
        List.of(),
        Map.of(),
        Statuses.NOON);
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void theTextsAreThoseOfTheManual(Example example) throws IOException {
    var manual = Files.readString(Path.of(System.getProperty("akashi.root"), "docs/alerts.md"));

    assertThat(manual)
        .contains(fenced(example, Language.JA))
        .contains(fenced(example, Language.EN));
  }

  private static String fenced(Example example, Language language) {
    return "```\n" + TEXT.letter(example.alert, language).plain() + "```\n";
  }

  @Test
  void theFirstLineSaysWhatIsWrongWithWhatAndWhy() {
    assertThat(TEXT.letter(Outside.opened(), Language.EN).headline())
        .contains("FAILING", "Payments", "III.1.1.8", "CHG-2041");
  }

  @Test
  void timesAreInTheZoneOfTheFile() {
    assertThat(TEXT.letter(Outside.opened(), Language.JA).plain())
        .contains("2026-11-26 12:00:00 +09:00");
  }

  @Test
  void withoutAConsoleThereIsNoLink() {
    var silent =
        Scope.parse(
            Path.of("/etc/akashi/akashi.yml"),
            "systems: {payments-prod: {title: {en: Payments, ja: 決済}, layers: [common]}}",
            Outside.CATALOG);

    assertThat(Outside.text(silent).letter(Outside.opened(), Language.EN).link()).isNull();
  }

  @Test
  void aControlThatTheCatalogueDoesNotKnowIsShownByItsId() {
    var incident = Incident.of(Statuses.failing("IX.9/../9", "i", "CHG-1", Statuses.NOON));
    var alert = Outside.alert("g", Alert.Transition.OPENED, List.of(incident), List.of(), Map.of());

    assertThat(TEXT.letter(alert, Language.EN).link())
        .hasToString("https://akashi.example.com/controls/IX.9%2F..%2F9");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aLongListIsCut(Language language) {
    var many =
        IntStream.range(0, 200)
            .mapToObj(i -> Statuses.silent("III.2.1." + i, "i" + i, "bastion", Statuses.NOON))
            .map(Incident::of)
            .toList();
    var letter =
        TEXT.letter(
            Outside.alert("g", Alert.Transition.OPENED, many, List.of(), Map.of()), language);

    assertThat(letter.controls()).hasSize(21);
    assertThat(letter.controls().getLast()).contains("180");
  }

  @Test
  void everyCauseHasWordsInBothLanguages() {
    Stream.of(
            "violated",
            "overdue",
            "lapsed",
            "no-events",
            "source-down",
            "collector-stopped",
            "broker-unreachable",
            "normalizer-behind",
            "pack-mismatch",
            "indexer-rejecting",
            "gap",
            "below-volume",
            "kinds-missing",
            "coverage",
            "no-source",
            "not-evaluated")
        .forEach(code -> assertThat(Words.cause(code).ja()).as(code).isNotEqualTo(code));
  }
}
