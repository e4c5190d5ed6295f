package dev.akashi.console;

import java.io.Serial;

/** No evidence has the id that was asked for. */
final class UnknownEvidenceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String asked;

  UnknownEvidenceException(String asked) {
    super("no evidence " + asked);
    this.asked = asked;
  }

  String asked() {
    return asked;
  }
}
