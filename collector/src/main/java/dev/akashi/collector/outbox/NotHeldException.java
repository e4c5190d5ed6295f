package dev.akashi.collector.outbox;

/**
 * The state directory did not take a batch: it is full, read-only or broken. Nothing was numbered,
 * so the same records may be handed over again. Transient.
 */
public final class NotHeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotHeldException(String message, Throwable cause) {
    super(message, cause);
  }
}
