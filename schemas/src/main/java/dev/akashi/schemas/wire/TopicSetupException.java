package dev.akashi.schemas.wire;

import org.jspecify.annotations.Nullable;

/** The topics are not as they must be, and cannot be made so. */
public final class TopicSetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicSetupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
