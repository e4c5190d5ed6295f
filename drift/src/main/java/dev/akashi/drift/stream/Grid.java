package dev.akashi.drift.stream;

import java.time.Instant;

/** The fixed grid of ticks: whole seconds of UTC. */
final class Grid {
  /** From one tick to the next, in milliseconds. */
  static final long STEP_MS = 1_000;

  private Grid() {}

  /** The first tick at which something is known that was appended at a time. */
  static Instant after(Instant appended) {
    return Instant.ofEpochMilli(
        Math.floorDiv(appended.toEpochMilli(), STEP_MS) * STEP_MS + STEP_MS);
  }

  /** The last tick that is not behind a time: nothing appended later is known before it. */
  static Instant before(Instant now) {
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), STEP_MS) * STEP_MS);
  }

  /** The first tick that is not before a time. */
  static Instant atOrAfter(Instant time) {
    Instant before = before(time);
    return before.equals(time) ? time : next(before);
  }

  static Instant next(Instant tick) {
    return tick.plusMillis(STEP_MS);
  }
}
