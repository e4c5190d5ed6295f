package dev.akashi.collector;

import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.OutboxState;
import dev.akashi.collector.outbox.SourceFacts;
import dev.akashi.collector.outbox.SourceHealth;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.NotPublishedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the rest of the system what was accepted and whether all is well. The counts follow from
 * the outboxes, which are durable, so whatever is not told now is told later: what a collector took
 * in is what the broker has of it, since numbers have no gaps. One thread calls.
 */
final class Telling {
  private static final Logger log = LoggerFactory.getLogger(Telling.class);

  private final CountsLog counts;
  private final String instance;
  private final String version;
  private final Clock clock;
  private final Instant startedAt;
  private final Map<String, Long> told = new HashMap<>();

  Telling(CountsLog counts, String instance, String version, Clock clock) {
    this.counts = counts;
    this.instance = instance;
    this.version = version;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  void counts(Collection<Outbox> outboxes) {
    List<StreamCount> changed = new ArrayList<>();
    for (Outbox outbox : outboxes) {
      OutboxState state = outbox.state();
      // While the start publishes old batches again, the number would go back for a moment.
      if (outbox.isSettled()
          && state.publishedSequence() > told.getOrDefault(outbox.stream(), 0L)) {
        changed.add(count(outbox, state));
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    try {
      counts.publish(changed);
      changed.forEach(count -> told.put(count.getStream(), count.getNextSequence()));
    } catch (NotPublishedException e) {
      log.warn("counts wait: {}", e.getMessage());
    }
  }

  private StreamCount count(Outbox outbox, OutboxState state) {
    SourceFacts facts = outbox.facts();
    return StreamCount.newBuilder()
        .setHop(Hop.COLLECTOR)
        .setStream(outbox.stream())
        .setSource(facts.source())
        .setSystem(facts.system())
        .setPack(facts.pack())
        .setNextSequence(state.publishedSequence())
        .setAccepted(state.publishedSequence())
        .setEvidence(state.publishedSequence())
        .setDuplicates(0)
        .setQuarantined(0)
        .setConflicts(0)
        .setMissing(0)
        .setRedeliveries(0)
        .setLastCollectedAt(state.lastCollectedAt().orElse(null))
        .setAt(clock.instant())
        .build();
  }

  void heartbeat(Collection<SourceHealth> sources) {
    String message = message(sources);
    try {
      counts.publish(
          Heartbeat.newBuilder()
              .setApp("collector")
              .setInstance(instance)
              .setVersion(version)
              .setStartedAt(startedAt)
              .setAt(clock.instant())
              .setOk(message.isEmpty())
              .setMessage(message)
              .build());
    } catch (NotPublishedException e) {
      log.warn("heartbeat is lost: {}", e.getMessage());
    }
  }

  /** All that is wrong in one line; empty when nothing is. */
  static String message(Collection<SourceHealth> sources) {
    return sources.stream()
        .filter(source -> !source.troubles().isEmpty())
        .map(source -> source.source() + ": " + String.join("; ", source.troubles()))
        .collect(Collectors.joining(" | "));
  }

  static String version() {
    return Optional.ofNullable(Telling.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
