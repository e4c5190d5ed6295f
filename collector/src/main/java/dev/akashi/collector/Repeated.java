package dev.akashi.collector;

import dev.akashi.collector.outbox.SourceHealth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task of a timer that goes on whatever it meets: a timer drops a task that throws, without a
 * word.
 *
 * @param health of this task alone
 */
record Repeated(SourceHealth health, Runnable task) implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Repeated.class);

  @Override
  public void run() {
    try {
      task.run();
      health.set(List.of());
    } catch (RuntimeException e) {
      String trouble = "unexpected, is tried again: " + e;
      if (!health.troubles().contains(trouble)) {
        log.error("{} failed and goes on", health.source(), e);
      }
      health.set(List.of(trouble));
    }
  }
}
