package dev.akashi.collector.outbox;

import org.jspecify.annotations.Nullable;

/** The state directory is not as it must be: stop, and let a person look. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StateException(String message) {
    this(message, null);
  }

  StateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
