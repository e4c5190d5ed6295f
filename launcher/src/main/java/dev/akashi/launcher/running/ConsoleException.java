package dev.akashi.launcher.running;

/** The console did not answer, or said no. The message is a sentence for a person. */
public final class ConsoleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ConsoleException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Whether what was asked cannot be meant: an unknown control, a limit out of bounds. */
  public boolean isBadUse() {
    return status >= 400 && status < 500;
  }
}
