package dev.akashi.store;

/** A question that cannot be answered as it was put; the message says what was expected. */
public final class BadQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A complaint for whoever asked. */
  public BadQueryException(String message) {
    super(message);
  }
}
