package dev.akashi.drift.notify;

import java.time.Instant;

/** What one request to a receiver carries. */
sealed interface Message permits Alert, Message.Watchdog {

  /** A sign of life. */
  record Watchdog(Instant at) implements Message {}
}
