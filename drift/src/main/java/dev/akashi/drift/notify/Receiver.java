package dev.akashi.drift.notify;

import java.time.Instant;

/**
 * Someone who is told. Calls come one at a time, from one thread, and return within bounded time;
 * what goes wrong is an {@link Outcome}, never an exception.
 */
interface Receiver extends AutoCloseable {

  /** Tells of a group of incidents. */
  Outcome tell(Alert alert);

  @Override
  void close();

  /** A machine that raises the alarm itself when the signs of life stop. */
  interface Watching extends Receiver {
    /** Gives a sign of life. */
    Outcome watchdog(Instant at);
  }
}
