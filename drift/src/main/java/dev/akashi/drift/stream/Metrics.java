package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Change;
import dev.akashi.schemas.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What drift measures of itself. */
final class Metrics {
  private static final Duration LATE = Duration.ofHours(1);
  // The promise is 99 of 100 under 5 s. Buckets stay when nothing happens, percentiles do not.
  private static final Duration[] OBJECTIVES = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(3),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(60)
  };

  private final Timer latency;
  private final Counter repeated;
  private final Map<Status, Counter> said = new EnumMap<>(Status.class);

  Metrics(MeterRegistry registry) {
    latency =
        Timer.builder("akashi.drift.event.to.status")
            .description("From the collection of an event that changes a status to the status")
            .serviceLevelObjectives(OBJECTIVES)
            .register(registry);
    repeated =
        Counter.builder("akashi.drift.observations.repeated")
            .description("Observations that were told again after their tick")
            .register(registry);
    for (Status status : Status.values()) {
      said.put(
          status,
          Counter.builder("akashi.drift.statuses.said")
              .tag("status", status.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(registry));
    }
  }

  /**
   * A status is said.
   *
   * @param appendedMs when the broker appended the mark that led to it
   */
  void said(Change change, long appendedMs) {
    said.get(change.status().getStatus()).increment();
    if (change.collectedAt() != null) {
      Duration took = Duration.between(change.collectedAt(), Instant.ofEpochMilli(appendedMs));
      // What was collected long ago is caught up with, and no measure of how quick we are.
      if (!took.isNegative() && took.compareTo(LATE) < 0) {
        latency.record(took);
      }
    }
  }

  void repeated() {
    repeated.increment();
  }
}
