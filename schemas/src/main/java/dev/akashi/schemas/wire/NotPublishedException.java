package dev.akashi.schemas.wire;

import org.jspecify.annotations.Nullable;

/** The broker has not acknowledged every record of a batch. Transient: publish the batch again. */
public final class NotPublishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NotPublishedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static NotPublishedException because(@Nullable Throwable cause) {
    String why =
        cause == null
            ? "no reason given"
            : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new NotPublishedException(
        "Kafka did not acknowledge the whole batch (" + why + ")", cause);
  }
}
