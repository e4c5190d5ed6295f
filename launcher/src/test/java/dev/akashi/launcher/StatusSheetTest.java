package dev.akashi.launcher;

import static dev.akashi.launcher.StatusSamples.board;
import static dev.akashi.launcher.StatusSamples.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StatusSheetTest {
  private static final String TICK = "2026-11-22T02:30:00.000Z";
  private static final JsonNode FOUND =
      StatusSamples.read(
          """
          {"control": "mic:III.1.1.8", "number": "III.1.1.8",
           "title": {"en": "Change management", "ja": "変更管理"}, "as_of": null,
           "evaluated_at": "2026-11-22T03:09:56.000Z", "zone": "Asia/Tokyo",
           "items": [{
             "control": "mic:III.1.1.8", "system": "payments-prod", "status": "failing",
             "before": null, "since": "2026-11-22T02:30:00.000Z", "cause": "violated",
             "cause_text": {"en": "CHG-2041 was not\\u001b[31m approved", "ja": "未承認"},
             "hop": "source", "source": "tickets", "subject": "CHG-2041", "severity": "high",
             "contradicting": "pay/tickets/9", "last_good_evidence": "pay/tickets/7",
             "last_good_at": "2026-11-21T03:10:00.000Z", "incident": "i-7",
             "incident_since": "2026-11-22T02:30:00.000Z", "late_by_millis": 25200000,
             "maintenance": {"ticket": "CHG-2050", "from": "2026-11-22T03:00:00.000Z",
                             "to": "2026-11-22T03:30:00.000Z"},
             "declared": null, "tick": "2026-11-22T02:30:00.000Z",
             "standings": [
               {"expectation": "CHG-01", "title": {"en": "Changes are approved", "ja": "承認"},
                "state": "failing", "before": null, "since": "2026-11-22T02:30:00.000Z",
                "cause_text": {"en": "CHG-2041 was not approved", "ja": "未承認"}, "open": 2,
                "declared": null},
               {"expectation": "CHG-02", "title": null, "state": "not-applicable",
                "before": null, "since": "2026-11-20T02:30:00.000Z",
                "cause_text": {"en": "Declared", "ja": "申告"}, "open": 0,
                "declared": {"by": "m.sato", "why": "none are made",
                             "until": "2027-03-31T15:00:00.000Z"}}]}]}
          """);

  @Test
  void tellsWhyAndSinceWhenAndWhatStandsHow() {
    JsonNode history = board(item("mic:III.1.1.8", "payments-prod", "failing", "violated", TICK));

    String sheet = new StatusSheet(FOUND, history, 200).lines();

    assertThat(sheet)
        .containsSubsequence(
            "mic:III.1.1.8  Change management",
            "payments-prod: failing since 2026-11-22 11:30:00 +09:00",
            "CHG-2041 was not [31m approved",
            "where: source tickets",
            "about: CHG-2041",
            "broken by: pay/tickets/9",
            "last good evidence: 2026-11-21 12:10:00 +09:00 pay/tickets/7",
            "incident: open since 2026-11-22 11:30:00 +09:00, severity high",
            "late: the evidence became known 7 h after it occurred",
            "maintenance: CHG-2050, 2026-11-22 12:00:00 +09:00 to 2026-11-22 12:30:00 +09:00",
            "EXPECTATION",
            "Changes are approved: CHG-2041 was not approved (2 open)",
            "CHG-02",
            "KNOWN AT",
            "violated in words")
        .contains("Declared (none are made, by m.sato until 2027-04-01 00:00:00 +09:00)");
    assertThat(sheet.lines()).allMatch(line -> line.length() <= 200);
  }

  @Test
  void titleThatTheCauseBeginsWithIsNotSaidTwice() {
    JsonNode found = FOUND.deepCopy();
    var standing = (ObjectNode) found.path("items").path(0).path("standings").path(0);
    standing.putObject("cause_text").put("en", "Changes are approved: not watched for long enough");

    assertThat(new StatusSheet(found, board(), 200).lines())
        .contains("Changes are approved: not watched")
        .doesNotContain("Changes are approved: Changes");
  }

  @Test
  void controlWithoutAnyStatusSaysSo() {
    assertThat(new StatusSheet(board(), board(), 120).lines())
        .contains("No system has a status for this control.")
        .doesNotContain("KNOWN AT");
  }

  @ParameterizedTest
  @CsvSource({
    "supported, supported, 0",
    "supported, not-applicable, 0",
    "supported, failing, 1",
    "unknown, silent, 1",
    "stale, supported, 1",
    "supported, unknown, 1",
    "insufficient, supported, 1"
  })
  void exitCodeIsGoodOnlyWhenAllIs(String one, String other, int code) {
    JsonNode found =
        board(
            item("mic:III.1.1.8", "a", one, "x", TICK),
            item("mic:III.1.1.8", "b", other, "x", TICK));

    assertThat(StatusVerb.exitCode(found)).isEqualTo(code);
  }

  @Test
  void noStatusIsNotGood() {
    assertThat(StatusVerb.exitCode(board())).isEqualTo(1);
  }
}
