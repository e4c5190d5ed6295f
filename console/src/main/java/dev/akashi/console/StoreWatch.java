package dev.akashi.console;

import dev.akashi.store.EvidenceReader;
import dev.akashi.store.EvidenceReader.StoreHealth;
import dev.akashi.store.StatusReader;
import dev.akashi.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the store with a thread of its own, so that a page says at once that it is away instead
 * of waiting for a time-out. Safe for use by many threads.
 */
final class StoreWatch implements AutoCloseable {
  private static final String SERVER = "elasticsearch";
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final EvidenceReader reader;
  private final StatusReader statuses;
  private final Clock clock;
  private final Thread watcher;
  private volatile @Nullable Away away;
  private volatile boolean open = true;

  /** Begins to watch at once. */
  StoreWatch(EvidenceReader reader, StatusReader statuses, Clock clock) {
    this.reader = reader;
    this.statuses = statuses;
    this.clock = clock;
    this.away = Away.notYet(clock.instant());
    this.watcher = Thread.ofPlatform().daemon().name("store-watch").start(this::watch);
  }

  /** Why and since when the store is away; null while it is there. Never waits. */
  @Nullable Away away() {
    return away;
  }

  /**
   * Asks the store.
   *
   * @throws ServerAwayException when it is known to be away, or does not answer
   */
  <T> T ask(Function<EvidenceReader, T> question) {
    return guarded(() -> question.apply(reader));
  }

  /**
   * Asks the store about statuses.
   *
   * @throws ServerAwayException when it is known to be away, or does not answer
   */
  <T> T askStatuses(Function<StatusReader, T> question) {
    return guarded(() -> question.apply(statuses));
  }

  private <T> T guarded(Supplier<T> question) {
    Away known = away;
    if (known != null && known.known()) {
      throw new ServerAwayException(SERVER, known);
    }
    try {
      return question.get();
    } catch (StoreUnavailableException e) {
      Away now = Away.again(away, clock.instant(), message(e));
      away = now;
      throw new ServerAwayException(SERVER, now);
    }
  }

  private void watch() {
    while (open) {
      StoreHealth health = reader.health();
      away = health.ok() ? null : Away.again(away, clock.instant(), health.message());
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return; // closing
      }
    }
  }

  private static String message(StoreUnavailableException e) {
    String message = e.getMessage();
    return message == null ? "no answer" : message;
  }

  @Override
  public void close() {
    open = false;
    watcher.interrupt();
  }
}
