package dev.akashi.drift.stream;

import static dev.akashi.drift.TestExpectations.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import dev.akashi.schemas.ControlStatus;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Absence is good news only while somebody watches; what does not apply, and maintenance. */
class AbsenceTopologyTest {
  private static final String NEVER =
      TestExpectations.of(
          "TST-31",
          "per-event",
          "failing",
          "numbers: {watch: P1D}\nevents:\n"
              + event("wrong", "key-use", "failed")
              + "never: {bad: wrong}\n");

  @TempDir private Path directory;

  @Test
  void nothingWrongIsGoodNewsOnlyAfterTheSourceWasWatchedLongEnough() {
    try (var driven = new Driven(directory, NEVER)) {
      everySixHours(driven, 0, 3);
      driven.is("unknown", "not-yet");
      everySixHours(driven, 3, 5);
      driven.is("supported", "met");
    }
  }

  @Test
  void aGapIsUnknownUntilTheWatchIsWholeAgain() {
    try (var driven = new Driven(directory, NEVER)) {
      everySixHours(driven, 0, 8);
      driven.is("supported", "met").gap().at("PT49H").is("unknown", "gap");
      everySixHours(driven, 9, 11);
      driven.is("unknown", "gap");
      everySixHours(driven, 11, 13);
      driven.is("supported", "met");
    }
  }

  @Test
  void aShortOutageIsNoneAndALongOneIsNamed() {
    try (var driven = new Driven(directory, NEVER)) {
      everySixHours(driven, 0, 8);
      driven.path("normalizer-behind", "normalizer").at("PT48H4M").is("supported", "met");
      driven.path("ok", null).at("PT49H");
      driven.path("source-down", "source").at("PT49H6M").is("silent", "source-down");
      assertThat(driven.status().getHop()).isEqualTo("source");
    }
  }

  @Test
  void aQuietWeekendRaisesNothingAndALoudWeekdayDoes() {
    try (var driven = new Driven(directory, NEVER)) {
      Instant friday = workingWeeks(driven, 5);
      int said = driven.topology().said().size();
      List<ControlStatus> weekends =
          driven.topology().said().stream()
              .filter(one -> one.getTick().isAfter(Driven.START.plus(Duration.ofDays(14))))
              .filter(one -> Driven.word(one).equals("silent"))
              .toList();
      assertThat(weekends).as("weekends from the third week on").isEmpty();

      driven.at(Duration.between(Driven.START, friday.plus(Duration.ofHours(60))).toString());
      driven.is("supported", "met");
      driven.at(Duration.between(Driven.START, friday.plus(Duration.ofDays(5))).toString());
      driven.is("silent", "no-events");
      assertThat(driven.topology().said()).hasSizeGreaterThan(said);
      assertThat(driven.status().getTick().atZone(ZoneId.of("Asia/Tokyo")).getDayOfWeek())
          .isEqualTo(DayOfWeek.MONDAY);
    }
  }

  // One record each half hour of working hours; answers the Friday evening on which it ends.
  private static Instant workingWeeks(Driven driven, int weeks) {
    Instant last = Driven.START;
    for (int day = 0; day < weeks * 7; day++) {
      for (int half = 0; half < 18 && day % 7 < 5; half++) {
        last = Driven.START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(30L * half));
        driven.at(Duration.between(Driven.START, last).toString());
        driven.record("capacity", "passed", "disk");
      }
    }
    return last;
  }

  private static void everySixHours(Driven driven, int from, int to) {
    for (int i = from; i < to; i++) {
      driven.record("capacity", "passed", "disk").at("PT" + (i + 1) * 6 + "H");
    }
  }

  @Test
  void whatDoesNotApplySaysWhoAndWhyAndEndsByItself() {
    String system =
        """
        not_applicable:
          - {controls: [III.1.1.8], by: ciso, why: no keys of our own, until: 2026-06-03}
        """;
    try (var driven = new Driven(directory, NEVER, system)) {
      driven.record("key-use", "failed", "k1").at("P1D").is("not-applicable", "declared");
      assertThat(driven.status().getDeclared().getBy()).isEqualTo("ciso");
      assertThat(driven.status().getIncident()).isNull();
      // The day ends in Tokyo, nine hours in front of Greenwich.
      driven.at("P2DT14H59M59S").is("not-applicable", "declared");
      driven.at("P2DT15H").is("failing", "violated");
      assertThat(driven.status().getTick()).isEqualTo(Instant.parse("2026-06-03T15:00:00Z"));
      assertThat(driven.status().getIncident()).isNotNull();
    }
  }

  @Test
  void anApprovedTicketOpensAWindowThatMovesAndIsTakenBack() {
    try (var driven = new Driven(directory, NEVER)) {
      driven.record("key-use", "failed", "k1").at("PT1M");
      ticket(driven, 1, "approved", "PT2H", "PT4H");
      driven.at("PT1H59M59S");
      assertThat(driven.status().getMaintenance()).isNull();
      driven.at("PT2H");
      assertThat(driven.status().getMaintenance().getTicket()).isEqualTo("CHG-1");
      driven.is("failing", "violated");
      driven.at("PT4H");
      assertThat(driven.status().getMaintenance()).as("it is over").isNull();

      ticket(driven, 2, "approved", "PT5H", "PT8H");
      driven.at("PT6H");
      assertThat(driven.status().getMaintenance()).as("it has moved").isNotNull();
      ticket(driven, 3, "cancelled", "PT5H", "PT8H");
      driven.at("PT7H");
      assertThat(driven.status().getMaintenance()).as("it is taken back").isNull();
    }
  }

  private static void ticket(Driven driven, int revision, String state, String from, String to) {
    driven.bring(
        "tickets",
        "change-ticket",
        """
        {"id":"CHG-1","revision":%d,"updated_at":"%s","state":"%s","requester":{"id":"m.sato"},
        "approvals":[{"approver":{"id":"k.tanaka"},"decision":"approved","at":"%s"}],
        "planned":{"from":"%s","to":"%s"},"target":{"environment":"production","service":"shop"}}
        """
            .formatted(
                revision,
                driven.now(),
                state,
                Driven.START.minusSeconds(60),
                Driven.START.plus(Duration.parse(from)),
                Driven.START.plus(Duration.parse(to)))
            .replace("\n", ""));
  }
}
