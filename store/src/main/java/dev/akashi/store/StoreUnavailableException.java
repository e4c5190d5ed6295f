package dev.akashi.store;

import org.jspecify.annotations.Nullable;

/**
 * The store did not do what it was asked. Transient, or for an operator to put right: try again.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was tried, and what the store said. */
  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
