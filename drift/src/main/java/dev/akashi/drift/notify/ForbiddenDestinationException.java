package dev.akashi.drift.notify;

import java.net.UnknownHostException;

/**
 * Messages must not go there. An unknown host to those in between, because that is the one failure
 * that a resolver may have.
 */
final class ForbiddenDestinationException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenDestinationException(String message) {
    super(message);
  }
}
