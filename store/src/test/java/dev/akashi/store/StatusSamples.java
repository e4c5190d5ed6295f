package dev.akashi.store;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Declared;
import dev.akashi.schemas.Maintenance;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Statuses as drift writes them. */
final class StatusSamples {
  private StatusSamples() {}

  static ControlStatus status(String control, String system, Instant tick, Status status) {
    return builder(control, system, tick, status).build();
  }

  private static ControlStatus.Builder builder(
      String control, String system, Instant tick, Status status) {
    return ControlStatus.newBuilder()
        .setControl(control)
        .setSystem(system)
        .setStatus(status)
        .setTick(tick)
        .setSince(tick)
        .setCause("no-events")
        .setCauseText(Map.of())
        .setExpectations(List.of())
        .setStandings(List.of());
  }

  /** With something in every field. */
  static ControlStatus whole(String control, String system, Instant tick) {
    Map<String, String> text = Map.of("en", "CHG-2041 was not approved", "ja", "CHG-2041 は未承認です");
    Standing broken =
        Standing.newBuilder()
            .setExpectation("change-approved")
            .setState(StandingState.FAILING)
            .setSince(tick.minusSeconds(60))
            .setCause("violated")
            .setCauseText(text)
            .setOpen(2)
            .setSubject("CHG-2041")
            .setContradicting("payments/tickets/9")
            .setHop("source")
            .setSource("tickets")
            .setLastGoodEvidence("payments/tickets/7")
            .setLastGoodAt(tick.minusSeconds(600))
            .build();
    Standing declared =
        Standing.newBuilder()
            .setExpectation("change-tested")
            .setState(StandingState.NOT_APPLICABLE)
            .setSince(tick)
            .setCause("declared")
            .setCauseText(Map.of())
            .setOpen(0)
            .setDeclared(new Declared("m.sato", "no tests here", tick.plusSeconds(86_400)))
            .build();
    return builder(control, system, tick, Status.FAILING)
        .setPrevious(Status.NOT_APPLICABLE)
        .setSince(tick.minusSeconds(60))
        .setCause("violated")
        .setCauseText(text)
        .setExpectations(List.of("change-approved"))
        .setLastGoodEvidence("payments/tickets/7")
        .setLastGoodAt(tick.minusSeconds(600))
        .setContradicting("payments/tickets/9")
        .setHop("source")
        .setSource("tickets")
        .setSubject("CHG-2041")
        .setSeverity("high")
        .setIncident("i-1")
        .setIncidentSince(tick.minusSeconds(60))
        .setLateByMillis(7_200_000L)
        .setMaintenance(new Maintenance("CHG-1", tick.minusSeconds(1), tick.plusSeconds(1)))
        .setDeclared(new Declared("k.ito", "not ours", tick.plusSeconds(5)))
        .setStandings(List.of(broken, declared))
        .setPartition(3)
        .build();
  }
}
