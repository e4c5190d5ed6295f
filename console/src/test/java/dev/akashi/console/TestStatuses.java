package dev.akashi.console;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Declared;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Maintenance;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Statuses as drift writes them: of two systems, with some history. */
final class TestStatuses {
  static final String PAY = "payments-prod";
  static final String HR = "hr-portal";
  static final String HOSTILE_ID = "mic:II.4.4.1";

  private TestStatuses() {}

  /** All of them, the past included. */
  static List<ControlStatus> all() {
    List<ControlStatus> all = new ArrayList<>();
    all.add(good("mic:III.1.1.8", PAY, Duration.ofDays(20)));
    all.add(stale("mic:III.1.1.8", PAY, Duration.ofDays(12)));
    all.add(good("mic:III.1.1.8", PAY, Duration.ofDays(9)));
    all.add(failing());
    all.add(good("mic:III.1.1.8", HR, Duration.ofDays(20)));
    all.add(good(TestConsole.CONTROL, PAY, Duration.ofHours(5)));
    all.add(silent());
    all.add(stale("mic:II.1.1.1", PAY, Duration.ofHours(30)));
    all.add(declared());
    all.add(insufficient("mic:II.2.1.1", PAY));
    all.add(insufficient("mic:II.2.1.1", HR));
    all.add(good("mic:II.3.1.1", HR, Duration.ofHours(5)));
    all.add(hostile());
    return all;
  }

  /** Marks of all shares, so many seconds old. */
  static List<Evaluated> marks(long secondsAgo) {
    List<Evaluated> marks = new ArrayList<>();
    for (int partition = 0; partition < 6; partition++) {
      Instant at = TestConsole.NOW.minusSeconds(secondsAgo);
      marks.add(new Evaluated(partition, "test", at, at));
    }
    return marks;
  }

  static ControlStatus good(String control, String system, Duration ago) {
    return status(control, system, Status.SUPPORTED, ago)
        .setCause("met")
        .setCauseText(Map.of("en", "All that is expected is there", "ja", "期待される記録がそろっています"))
        .setLastGoodEvidence("bastion@test-000000000059")
        .setLastGoodAt(TestConsole.NOW.minus(ago).minusSeconds(5))
        .setStandings(
            List.of(
                standing("login-recorded", StandingState.MET, ago)
                    .setLastGoodEvidence("bastion@test-000000000059")
                    .setLastGoodAt(TestConsole.NOW.minus(ago).minusSeconds(5))
                    .build()))
        .build();
  }

  private static ControlStatus failing() {
    Duration ago = Duration.ofMinutes(40);
    Map<String, String> text =
        Map.of(
            "en", "Deployment of CHG-2041 was not approved before it ran",
            "ja", "CHG-2041 のデプロイは、実行前に承認されていませんでした");
    return status("mic:III.1.1.8", PAY, Status.FAILING, ago)
        .setPrevious(Status.SUPPORTED)
        .setCause("violated")
        .setCauseText(text)
        .setExpectations(List.of("CHG-01"))
        .setSubject("CHG-2041")
        .setSource("tickets")
        .setContradicting("hostile")
        .setLastGoodEvidence("bastion@test-000000000042")
        .setLastGoodAt(TestConsole.NOW.minus(Duration.ofDays(1)))
        .setSeverity("high")
        .setIncident("i-7")
        .setIncidentSince(TestConsole.NOW.minus(ago))
        .setLateByMillis(Duration.ofHours(7).toMillis())
        .setMaintenance(
            new Maintenance(
                "CHG-2050", TestConsole.NOW.minusSeconds(600), TestConsole.NOW.plusSeconds(1200)))
        .setStandings(
            List.of(
                standing("change-reviewed", StandingState.MET, Duration.ofDays(9))
                    .setLastGoodEvidence("bastion@test-000000000041")
                    .setLastGoodAt(TestConsole.NOW.minus(Duration.ofDays(2)))
                    .build(),
                standing("CHG-01", StandingState.FAILING, ago)
                    .setCause("violated")
                    .setCauseText(text)
                    .setOpen(2)
                    .setSubject("CHG-2041")
                    .setSource("tickets")
                    .setContradicting("hostile")
                    .build(),
                standing("emergency-changes-reviewed", StandingState.NOT_APPLICABLE, ago)
                    .setCause("declared")
                    .setCauseText(Map.of("en", "Declared", "ja", "対象外と申告されています"))
                    .setDeclared(
                        new Declared(
                            "m.sato",
                            "No emergency changes are made here",
                            Instant.parse("2027-03-31T15:00:00Z")))
                    .build()))
        .build();
  }

  private static ControlStatus silent() {
    return status("mic:III.1.1.12", HR, Status.SILENT, Duration.ofMinutes(3))
        .setPrevious(Status.SUPPORTED)
        .setCause("source-down")
        .setCauseText(
            Map.of(
                "en", "Nothing came from hr-bastion for 3 minutes; usual is every 10 seconds",
                "ja", "hr-bastion から 3 分間何も届いていません（通常は 10 秒おき）"))
        .setHop("source")
        .setSource("hr-bastion")
        .setIncident("i-9")
        .setIncidentSince(TestConsole.NOW.minusSeconds(180))
        .build();
  }

  static ControlStatus stale(String control, String system, Duration ago) {
    return status(control, system, Status.STALE, ago)
        .setPrevious(Status.SUPPORTED)
        .setCause("overdue")
        .setCauseText(
            Map.of(
                "en", "The review was due 2026-11-20; the newest is of 2026-08-20",
                "ja", "見直しの期限は 2026-11-20 でした。最新は 2026-08-20 です"))
        .build();
  }

  private static ControlStatus declared() {
    return status("mic:II.1.1.1", HR, Status.NOT_APPLICABLE, Duration.ofDays(3))
        .setCause("declared")
        .setCauseText(Map.of("en", "Declared by k.ito", "ja", "k.ito が対象外と申告しています"))
        .setDeclared(
            new Declared(
                "k.ito",
                "The policy of the parent company holds",
                Instant.parse("2027-03-31T15:00:00Z")))
        .build();
  }

  private static ControlStatus insufficient(String control, String system) {
    return status(control, system, Status.INSUFFICIENT, Duration.ofDays(5))
        .setCause("no-source")
        .setCauseText(
            Map.of(
                "en", "No source of the scope can show it",
                "ja", "これを示せる収集元が対象にありません"))
        .setStandings(
            List.of(
                standing("training-attested", StandingState.UNWATCHED, Duration.ofDays(5))
                    .setCause("no-source")
                    .build()))
        .build();
  }

  private static ControlStatus hostile() {
    return status(HOSTILE_ID, PAY, Status.FAILING, Duration.ofDays(4))
        .setPrevious(Status.UNKNOWN)
        .setCause("violated")
        .setCauseText(Map.of("en", "<script>alert(1)</script> \u202Ecod.exe", "ja", "<b>太字</b>"))
        .setSubject("\u202E<img src=x>")
        .setIncident("i-8")
        .setIncidentSince(TestConsole.NOW.minus(Duration.ofDays(4)))
        .build();
  }

  private static Standing.Builder standing(String expectation, StandingState state, Duration ago) {
    return Standing.newBuilder()
        .setExpectation(expectation)
        .setState(state)
        .setSince(TestConsole.NOW.minus(ago))
        .setCause("met")
        .setCauseText(Map.of("en", "As expected", "ja", "期待どおりです"))
        .setOpen(0);
  }

  static ControlStatus.Builder status(String control, String system, Status status, Duration ago) {
    Instant tick = TestConsole.NOW.minus(ago);
    return ControlStatus.newBuilder()
        .setControl(control)
        .setSystem(system)
        .setStatus(status)
        .setTick(tick)
        .setSince(tick)
        .setCause("")
        .setCauseText(Map.of())
        .setExpectations(List.of())
        .setStandings(List.of())
        .setPartition(2);
  }
}
