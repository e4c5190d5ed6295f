package dev.akashi.launcher.rules;

/** An event that cannot be read; the message says what was expected and what was found. */
public final class BrokenEvent extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenEvent(String message) {
    super(message, null, false, false);
  }

  /** The message, which there always is. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
