package dev.akashi.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A server that cannot be asked.
 *
 * @param known false when it has not been asked yet, so that nothing can be said
 */
record Away(boolean known, Instant since, String message) {

  /** {@link #since} as the wire has it. */
  public @Nullable String sinceText() {
    return Times.wire(since);
  }

  /** Before the first answer. */
  static Away notYet(Instant now) {
    return new Away(false, now, "not asked yet");
  }

  /** After a failure; the first failure in a row dates it. */
  static Away again(@Nullable Away last, Instant now, String message) {
    return new Away(true, last == null || !last.known() ? now : last.since(), message);
  }
}
