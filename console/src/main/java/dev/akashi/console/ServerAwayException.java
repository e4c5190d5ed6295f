package dev.akashi.console;

import java.io.Serial;

/** A server that is needed for the answer cannot be asked. Transient. */
final class ServerAwayException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String server;
  private final transient Away away;

  ServerAwayException(String server, Away away) {
    super(server + " is away since " + away.since() + ": " + away.message());
    this.server = server;
    this.away = away;
  }

  String server() {
    return server;
  }

  Away away() {
    return away;
  }
}
