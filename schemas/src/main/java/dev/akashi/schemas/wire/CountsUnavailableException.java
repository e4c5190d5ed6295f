package dev.akashi.schemas.wire;

import org.jspecify.annotations.Nullable;

/** The counts cannot be read right now. Transient. */
public final class CountsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CountsUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
