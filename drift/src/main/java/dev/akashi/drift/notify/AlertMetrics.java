package dev.akashi.drift.notify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured of one receiver; the labels are names of akashi.yml and fixed words. */
final class AlertMetrics {
  private final MeterRegistry registry;
  private final String receiver;
  private final AtomicInteger waiting = new AtomicInteger();

  AlertMetrics(MeterRegistry registry, String receiver) {
    this.registry = registry;
    this.receiver = receiver;
    Gauge.builder("akashi.alerts.waiting", waiting, AtomicInteger::get)
        .description("Messages that have not come through yet")
        .tag("receiver", receiver)
        .register(registry);
  }

  void waiting(int messages) {
    waiting.set(messages);
  }

  /** Counts an attempt by what became of it. */
  void sent(Outcome outcome) {
    var word =
        switch (outcome) {
          case Outcome.Taken taken -> "acknowledged";
          case Outcome.Refused refused -> "refused";
          case Outcome.Failed failed -> "failed";
        };
    registry.counter("akashi.alerts.sent", "receiver", receiver, "outcome", word).increment();
  }

  /**
   * An incident was told.
   *
   * @param held whether it had to wait for a maintenance window or for drift to catch up
   */
  void told(Incident incident, boolean held, Instant now) {
    var latency = Duration.between(incident.since(), now); // negative where clocks differ
    Timer.builder("akashi.alerts.latency")
        .description("From the tick of an incident to its acknowledged alert")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofSeconds(1))
        .maximumExpectedValue(Duration.ofMinutes(10))
        .tag("receiver", receiver)
        .tag("held", Boolean.toString(held))
        .register(registry)
        .record(latency.isNegative() ? Duration.ZERO : latency);
  }
}
