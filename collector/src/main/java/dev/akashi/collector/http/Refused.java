package dev.akashi.collector.http;

/** A request that is not accepted, with the status and the reason that the client gets. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** Not now: nothing is wrong with the request. */
  boolean passes() {
    return status == 503;
  }
}
