package dev.akashi.drift.notify;

import dev.akashi.catalog.Phrase;
import dev.akashi.schemas.ControlStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A control that lost its evidence on a system, as far as a message needs it. Every text is one
 * bounded line without control characters.
 *
 * @param control empty where the incident is that nothing evaluates the controls
 * @param system empty for the same
 * @param status in the words of the product, such as {@code failing}
 * @param since the tick on which the control left the good statuses
 * @param expectations that decided
 * @param share that evaluates the control
 * @param maintenanceUntil end of the maintenance window that holds now, exclusive
 */
record Incident(
    String id,
    String control,
    String system,
    String status,
    String severity,
    Instant since,
    String cause,
    Phrase causeText,
    @Nullable String source,
    @Nullable String subject,
    List<String> expectations,
    @Nullable String lastGoodEvidence,
    @Nullable Instant lastGoodAt,
    int share,
    @Nullable Instant maintenanceUntil) {
  /** Cause of the incident of our own: a share of drift is not evaluated. */
  static final String NOT_EVALUATED = "not-evaluated";

  private static final int EXPECTATIONS_MAX = 20;

  /** The incident that a status tells of, null where it tells of none. */
  static @Nullable Incident of(ControlStatus status) {
    if (status.getIncident() == null) {
      return null;
    }
    var en = PlainText.line(status.getCauseText().getOrDefault("en", status.getCause()));
    var ja = PlainText.line(status.getCauseText().getOrDefault("ja", en));
    return new Incident(
        PlainText.name(status.getIncident()),
        PlainText.name(status.getControl()),
        PlainText.name(status.getSystem()),
        status.getStatus().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        PlainText.name(status.getSeverity()),
        Objects.requireNonNullElse(status.getIncidentSince(), status.getSince()),
        PlainText.name(status.getCause()),
        new Phrase(en, ja),
        PlainText.nameOrNull(status.getSource()),
        PlainText.nameOrNull(status.getSubject()),
        status.getExpectations().stream()
            .limit(EXPECTATIONS_MAX)
            .map(PlainText::name)
            .sorted()
            .toList(),
        PlainText.nameOrNull(status.getLastGoodEvidence()),
        status.getLastGoodAt(),
        status.getPartition(),
        status.getMaintenance() == null ? null : status.getMaintenance().getTo());
  }

  /**
   * The incident that a share of drift is not evaluated.
   *
   * @param lastTick the newest tick that it was evaluated for, which makes the id stable
   * @param since when it was last evaluated
   */
  static Incident notEvaluated(int share, Instant lastTick, Instant since) {
    return new Incident(
        "%s-%d-%d".formatted(NOT_EVALUATED, share, lastTick.toEpochMilli()),
        "",
        "",
        "unknown",
        "critical",
        since,
        NOT_EVALUATED,
        new Phrase(
            "some controls have not been evaluated for more than 60 seconds; their status is"
                + " unknown",
            "一部の管理策が60秒以上評価されていません。その状態は不明です"),
        null,
        null,
        List.of(),
        null,
        null,
        share,
        null);
  }

  /** The same with the severity that it was told with. */
  Incident with(String severityTold) {
    return new Incident(
        id,
        control,
        system,
        status,
        severityTold,
        since,
        cause,
        causeText,
        source,
        subject,
        expectations,
        lastGoodEvidence,
        lastGoodAt,
        share,
        maintenanceUntil);
  }

  /** Whether it is about Akashi itself and so concerns every receiver. */
  boolean ours() {
    return control.isEmpty();
  }
}
