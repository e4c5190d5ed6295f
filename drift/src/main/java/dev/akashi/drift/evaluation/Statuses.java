package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Severity;
import dev.akashi.catalog.scope.NotApplicable;
import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From how the expectations of a unit stand to its status: the worst decides, and unknown is no
 * pass.
 */
final class Statuses {
  private final Plan plan;
  private final Texts texts;

  Statuses(Plan plan, Texts texts) {
    this.plan = plan;
    this.texts = texts;
  }

  /** The status with its cause; incident, previous and since are the caller's to fill in. */
  ControlStatus.Builder of(Unit unit, List<Standing> standings, Instant tick) {
    if (!plan.has(unit)) {
      return plain(unit, Status.UNKNOWN, Cause.OUT_OF_SCOPE, "control.gone", List.of(), tick);
    }
    Optional<NotApplicable> declared = plan.declared(unit, tick);
    if (declared.isPresent()) {
      return declared(unit, declared.get(), standings, tick);
    }
    List<Standing> asked =
        standings.stream().filter(one -> one.getState() != StandingState.NOT_APPLICABLE).toList();
    if (asked.isEmpty()) {
      return standings.isEmpty()
          ? plain(unit, Status.UNKNOWN, Cause.NO_SOURCE, "control.none", standings, tick)
          : decided(unit, Status.NOT_APPLICABLE, List.of(standings.getFirst()), standings, tick)
              .setDeclared(standings.getFirst().getDeclared());
    }
    for (Status bad : List.of(Status.FAILING, Status.SILENT, Status.STALE, Status.INSUFFICIENT)) {
      List<Standing> deciding = in(asked, StandingState.valueOf(bad.name()));
      if (!deciding.isEmpty()) {
        return decided(unit, bad, deciding, standings, tick);
      }
    }
    List<Standing> open =
        asked.stream().filter(one -> one.getState() != StandingState.MET).toList();
    if (open.isEmpty()) {
      return plain(unit, Status.SUPPORTED, Cause.MET, "control.supported", standings, tick);
    }
    // Something was shown and something was not: what is there does not stand for what is missing.
    Status status = open.size() == asked.size() ? Status.UNKNOWN : Status.INSUFFICIENT;
    return decided(unit, status, open, standings, tick);
  }

  private static List<Standing> in(List<Standing> standings, StandingState state) {
    return standings.stream().filter(one -> one.getState() == state).toList();
  }

  private ControlStatus.Builder decided(
      Unit unit, Status status, List<Standing> deciding, List<Standing> all, Instant tick) {
    Standing first =
        deciding.stream()
            .min(
                Comparator.<Standing, Severity>comparing(
                        one -> severity(unit, one), Comparator.reverseOrder())
                    .thenComparing(Standing::getSince)
                    .thenComparing(Standing::getExpectation))
            .orElseThrow();
    return start(unit, status, all, tick)
        .setCause(first.getCause())
        .setCauseText(first.getCauseText())
        .setExpectations(deciding.stream().map(Standing::getExpectation).sorted().toList())
        .setContradicting(first.getContradicting())
        .setHop(first.getHop())
        .setSource(first.getSource())
        .setSubject(first.getSubject())
        .setSeverity(severity(unit, first).id());
  }

  private ControlStatus.Builder plain(
      Unit unit, Status status, String cause, String line, List<Standing> all, Instant tick) {
    return start(unit, status, all, tick)
        .setCause(cause)
        .setCauseText(texts.plainLine(line))
        .setExpectations(
            status == Status.SUPPORTED
                ? all.stream()
                    .filter(one -> one.getState() == StandingState.MET)
                    .map(Standing::getExpectation)
                    .sorted()
                    .toList()
                : List.of())
        .setSeverity(Severity.LOW.id());
  }

  private ControlStatus.Builder declared(
      Unit unit, NotApplicable declared, List<Standing> all, Instant tick) {
    return start(unit, Status.NOT_APPLICABLE, all, tick)
        .setCause(Cause.DECLARED)
        .setCauseText(
            texts.plainLine("control.declared", declared.by(), declared.until(), declared.why()))
        .setExpectations(List.of())
        .setSeverity(Severity.LOW.id())
        .setDeclared(plan.record(declared));
  }

  private Severity severity(Unit unit, Standing standing) {
    return plan.planned(unit, standing.getExpectation())
        .map(Planned::expectation)
        .map(expectation -> expectation.severity())
        .orElse(Severity.MEDIUM);
  }

  private static ControlStatus.Builder start(
      Unit unit, Status status, List<Standing> all, Instant tick) {
    Optional<Standing> good =
        all.stream()
            .filter(one -> one.getLastGoodAt() != null)
            .max(Comparator.comparing(Standing::getLastGoodAt));
    return ControlStatus.newBuilder()
        .setControl(unit.control())
        .setSystem(unit.system())
        .setStatus(status)
        .setTick(tick)
        .setStandings(all)
        .setLastGoodEvidence(good.map(Standing::getLastGoodEvidence).orElse(null))
        .setLastGoodAt(good.map(Standing::getLastGoodAt).orElse(null));
  }
}
