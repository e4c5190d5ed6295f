package dev.akashi.schemas;

/** The bytes are not a record of ours, or are damaged. Terminal for this message. */
public final class UndecodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
