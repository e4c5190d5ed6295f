package dev.akashi.collector.outbox;

/** A batch file is not whole. */
final class TornBatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TornBatchException(String message) {
    super(message);
  }
}
