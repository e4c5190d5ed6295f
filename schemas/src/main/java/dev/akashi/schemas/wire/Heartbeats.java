package dev.akashi.schemas.wire;

import dev.akashi.schemas.Heartbeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a sign of life of this app every 10 seconds. Silence is the alarm: a reader takes an
 * app whose newest heartbeat is older than {@link #LATE} as down.
 */
public final class Heartbeats implements AutoCloseable {
  /** How old the newest heartbeat of a living app can be at most. */
  public static final Duration LATE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  private static final int INTERVAL_SECONDS = 10;

  private final CountsLog log;
  private final String app;
  private final String instance;
  private final Supplier<String> trouble;
  private final Clock clock;
  private final Instant startedAt;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeat").daemon().factory());

  /**
   * Nothing is sent before {@link #start}.
   *
   * @param instance tells instances of one app apart
   * @param trouble why the app cannot do its job right now, for a person; empty when it can
   */
  public Heartbeats(
      CountsLog log, String app, String instance, Supplier<String> trouble, Clock clock) {
    this.log = log;
    this.app = app;
    this.instance = instance;
    this.trouble = trouble;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Sends the first heartbeat at once, in the background. */
  public void start() {
    timer.scheduleWithFixedDelay(this::beat, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  private void beat() {
    String message = trouble.get();
    var version = Heartbeats.class.getPackage().getImplementationVersion();
    try {
      log.publish(
          Heartbeat.newBuilder()
              .setApp(app)
              .setInstance(instance)
              .setVersion(version == null ? "" : version)
              .setStartedAt(startedAt)
              .setAt(clock.instant())
              .setOk(message.isEmpty())
              .setMessage(message)
              .build());
    } catch (RuntimeException e) {
      // An exception would end the timer for good. A missing heartbeat is what tells the readers;
      // the next one is tried in 10 seconds.
      LOG.warn("heartbeat not published: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
