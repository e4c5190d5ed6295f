package dev.akashi.launcher;

/**
 * A verb cannot do what it was asked. The message is for the person at the terminal: what was
 * expected, what was found, what to do; at most a few lines.
 */
final class Failure extends RuntimeException {
  static final int CHECK_FAILED = 1;
  static final int BAD_USE = 2;
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something is not as it must be. */
  static Failure check(String message) {
    return new Failure(CHECK_FAILED, message);
  }

  /** What was typed cannot be meant. */
  static Failure use(String message) {
    return new Failure(BAD_USE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
