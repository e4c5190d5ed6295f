package dev.akashi.devservices;

import org.jspecify.annotations.Nullable;

/**
 * Something could not be started. The message is meant for the person at the terminal: what was
 * expected, what was found, what to do.
 */
public final class CannotStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStartException(String message) {
    this(message, null);
  }

  public CannotStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
