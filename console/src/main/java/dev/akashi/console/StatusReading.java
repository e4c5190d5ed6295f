package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Phrase;
import dev.akashi.console.StatusItem.Before;
import dev.akashi.console.StatusItem.DeclaredItem;
import dev.akashi.console.StatusItem.MaintenanceItem;
import dev.akashi.console.StatusItem.StandingItem;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Declared;
import dev.akashi.schemas.Maintenance;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of stored statuses.
 *
 * @param freshness whether they hold now; null where what was known at another time is asked for,
 *     which is answered as it was recorded
 * @param text what becomes of text that a record may have written
 */
record StatusReading(
    Controls controls,
    ExpectationTitles titles,
    @Nullable Freshness freshness,
    UnaryOperator<@Nullable String> text) {

  /** Without how its expectations stand. */
  StatusItem brief(ControlStatus status) {
    return item(status, lapse(status), null);
  }

  /** With how its expectations stand, worst first. */
  StatusItem whole(ControlStatus status) {
    Lapse lapse = lapse(status);
    List<StandingItem> standings =
        status.getStandings().stream()
            .map(standing -> standing(standing, lapse))
            .sorted(Comparator.comparingInt(item -> StatusOrder.rankOfState(item.state())))
            .toList();
    return item(status, lapse, standings);
  }

  private @Nullable Lapse lapse(ControlStatus status) {
    return freshness == null ? null : freshness.lapse(status).orElse(null);
  }

  private StatusItem item(
      ControlStatus status, @Nullable Lapse lapse, @Nullable List<StandingItem> standings) {
    Control control = controls.find(status.getControl()).orElse(null);
    String number = status.getControl().substring(status.getControl().indexOf(':') + 1);
    Status previous = lapse == null ? status.getPrevious() : status.getStatus();
    return new StatusItem(
        status.getControl(),
        number,
        control == null ? null : control.title(),
        control == null ? null : control.part().id(),
        text.apply(status.getSystem()),
        Question.word(lapse == null ? status.getStatus() : Status.UNKNOWN),
        lapse == null ? null : before(status),
        previous == null ? null : Question.word(previous),
        Times.wire(lapse == null ? status.getSince() : lapse.since()),
        lapse == null ? status.getCause() : Lapse.CAUSE,
        lapse == null ? phrase(status.getCauseText(), status.getCause()) : lapse.text(),
        lapse == null ? status.getHop() : lapse.hop(),
        lapse == null ? text.apply(status.getSource()) : null,
        lapse == null ? text.apply(status.getSubject()) : null,
        status.getSeverity(),
        status.getExpectations(),
        status.getLastGoodEvidence(),
        Times.wire(status.getLastGoodAt()),
        status.getContradicting(),
        status.getIncident(),
        Times.wire(status.getIncidentSince()),
        status.getLateByMillis(),
        maintenance(status.getMaintenance()),
        declared(status.getDeclared()),
        Times.wire(status.getTick()),
        freshness == null ? null : Times.wire(freshness.evaluatedAt(status)),
        standings,
        "/controls/" + number + "#status");
  }

  private Before before(ControlStatus status) {
    return new Before(
        Question.word(status.getStatus()),
        Times.wire(status.getSince()),
        status.getCause(),
        phrase(status.getCauseText(), status.getCause()));
  }

  private StandingItem standing(Standing standing, @Nullable Lapse lapse) {
    String state = Question.word(standing.getState());
    return new StandingItem(
        standing.getExpectation(),
        titles.of(standing.getExpectation()),
        lapse == null ? state : Question.word(StandingState.UNKNOWN),
        lapse == null ? null : state,
        Times.wire(lapse == null ? standing.getSince() : lapse.since()),
        lapse == null ? standing.getCause() : Lapse.CAUSE,
        lapse == null ? phrase(standing.getCauseText(), standing.getCause()) : lapse.text(),
        standing.getOpen(),
        lapse == null ? standing.getHop() : lapse.hop(),
        text.apply(standing.getSource()),
        text.apply(standing.getSubject()),
        standing.getLastGoodEvidence(),
        Times.wire(standing.getLastGoodAt()),
        standing.getContradicting(),
        declared(standing.getDeclared()));
  }

  private @Nullable MaintenanceItem maintenance(@Nullable Maintenance window) {
    return window == null
        ? null
        : new MaintenanceItem(
            text.apply(window.getTicket()),
            Times.wire(window.getFrom()),
            Times.wire(window.getTo()));
  }

  private @Nullable DeclaredItem declared(@Nullable Declared declared) {
    return declared == null
        ? null
        : new DeclaredItem(
            text.apply(declared.getBy()),
            text.apply(declared.getWhy()),
            Times.wire(declared.getUntil()));
  }

  /** Both languages, one in place of a missing other. */
  private Phrase phrase(Map<String, String> texts, String otherwise) {
    String any = texts.values().stream().findFirst().orElse(otherwise);
    return new Phrase(
        text.apply(texts.getOrDefault("en", any)), text.apply(texts.getOrDefault("ja", any)));
  }
}
