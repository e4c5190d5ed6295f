package dev.akashi.drift.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time by the broker's clock, which is the one that says when a record was appended; the clock
 * of this machine has no part in it. It learns from the times at which the broker appended records
 * of ours, goes on by the monotonic clock between them, and never goes back.
 *
 * <p>A broker's clock that jumps, by an hour say, must neither let an hour of silence pass in a
 * second nor make evaluation wait an hour: such a jump is followed slowly, a tenth faster or slower
 * than time itself, and is told. Safe for use by many threads.
 */
final class BrokerClock {
  private static final Duration JUMP_MIN = Duration.ofSeconds(60);
  private static final int SLEW_DIVISOR = 10;

  private final LongSupplier nanoTime;
  private @Nullable Long offsetMs;
  private long learnedNs;
  private long lastMs;
  private Duration jump = Duration.ZERO;

  /**
   * @param nanoTime a clock that only goes on, such as {@link System#nanoTime}
   */
  BrokerClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The broker has appended a record of ours just now. */
  synchronized void learn(Instant appended) {
    long nowNs = nanoTime.getAsLong();
    long found = appended.toEpochMilli() - nowNs / 1_000_000;
    if (offsetMs == null) {
      offsetMs = found;
    } else {
      long difference = found - offsetMs;
      boolean jumped = Math.abs(difference) > JUMP_MIN.toMillis();
      long slewMs = (nowNs - learnedNs) / 1_000_000 / SLEW_DIVISOR;
      offsetMs += jumped ? Math.clamp(difference, -slewMs, slewMs) : difference;
      jump = jumped ? Duration.ofMillis(difference) : Duration.ZERO;
    }
    learnedNs = nowNs;
  }

  /** Now; null before anything was learned. */
  synchronized @Nullable Instant now() {
    if (offsetMs == null) {
      return null;
    }
    lastMs = Math.max(lastMs, offsetMs + nanoTime.getAsLong() / 1_000_000);
    return Instant.ofEpochMilli(lastMs);
  }

  /**
   * History has got as far as a time, which now never lies before: where the broker's clock went
   * back while nobody followed it, it would have to be waited for until it is there again.
   */
  synchronized void reached(Instant time) {
    long nowNs = nanoTime.getAsLong();
    long least = time.toEpochMilli() - nowNs / 1_000_000;
    if (offsetMs == null || offsetMs < least) {
      offsetMs = least;
      learnedNs = nowNs;
    }
  }

  /** How far the broker's clock is ahead of what is followed; zero unless it jumped. */
  synchronized Duration jump() {
    return jump;
  }
}
