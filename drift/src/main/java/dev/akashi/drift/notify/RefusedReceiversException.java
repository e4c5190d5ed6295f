package dev.akashi.drift.notify;

import java.util.List;

/** Receivers cannot be spoken to as configured. The message has one line for each complaint. */
public final class RefusedReceiversException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedReceiversException(List<String> complaints) {
    super(String.join("\n", complaints));
  }
}
