package dev.akashi.indexer;

import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.store.EvidenceReader.StoreHealth;
import dev.akashi.store.EvidenceStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every 10 seconds that this process lives, and whether it can do its job. */
final class Heartbeats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  private static final int EVERY_SECONDS = 10;
  private static final String APP = "indexer";

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeats").daemon().factory());
  private final String instance;
  private final CountsLog log;
  private final Workings workings;
  private final Readers readers;
  private final EvidenceStore store;
  private final Clock clock;
  private final Instant startedAt;

  Heartbeats(
      String instance,
      CountsLog log,
      Workings workings,
      Readers readers,
      EvidenceStore store,
      Clock clock) {
    this.instance = instance;
    this.log = log;
    this.workings = workings;
    this.readers = readers;
    this.store = store;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  void start() {
    timer.scheduleWithFixedDelay(this::beat, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void beat() {
    try {
      log.publish(now());
    } catch (RuntimeException e) {
      // The heartbeat that does not come is the message; the timer must go on.
      LOG.warn("no heartbeat: {}", e.getMessage());
    }
  }

  Heartbeat now() {
    StoreHealth health = store.health();
    String troubles =
        Stream.of(readers.troubles(), workings.troubles())
            .filter(trouble -> !trouble.isEmpty())
            .collect(Collectors.joining("; "));
    String message = troubles.isEmpty() && !health.ok() ? health.message() : troubles;
    return Heartbeat.newBuilder()
        .setApp(APP)
        .setInstance(instance)
        .setVersion(
            Objects.requireNonNullElse(
                Heartbeats.class.getPackage().getImplementationVersion(), "development"))
        .setStartedAt(startedAt)
        .setAt(clock.instant())
        .setOk(message.isEmpty())
        .setMessage(message)
        .build();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
