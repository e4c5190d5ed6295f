package dev.akashi.indexer;

import java.util.Map;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens when a batch throws: it is tried again, without end, and the consumer stays in its
 * group meanwhile. Spring's own handler logs a failed batch and moves on, which would lose it.
 */
final class NeverDiscard {
  private static final long PAUSE_MIN_MS = 500;
  private static final long PAUSE_MAX_MS = 30_000;

  private NeverDiscard() {}

  static DefaultErrorHandler handler() {
    var pauses = new ExponentialBackOff(PAUSE_MIN_MS, 2);
    pauses.setMaxInterval(PAUSE_MAX_MS);
    var handler =
        new RewindingErrorHandler(
            (record, failure) -> {
              // Reached only if a kind of failure were ever taken for hopeless: throwing here
              // makes the container seek back instead of committing.
              throw new IllegalStateException("a batch is never given up", failure);
            },
            pauses);
    // Spring takes some exceptions, such as a failed cast, for hopeless; none of them is.
    handler.setClassifications(Map.of(), true);
    return handler;
  }
}
