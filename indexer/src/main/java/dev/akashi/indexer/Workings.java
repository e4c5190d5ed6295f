package dev.akashi.indexer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the work goes on. Every batch runs through here, so that a heartbeat can tell what the
 * batches run into. Safe for use by many threads.
 */
final class Workings {
  private static final Logger LOG = LoggerFactory.getLogger(Workings.class);

  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final Runnable prepare;
  private volatile boolean prepared;

  /**
   * Workings of one process.
   *
   * @param prepare what must have succeeded once before the first batch; may be repeated
   */
  Workings(Runnable prepare) {
    this.prepare = prepare;
  }

  /** Runs one batch; what it throws is remembered until a batch of this work succeeds. */
  void run(String work, Runnable batch) {
    try {
      if (!prepared) {
        prepare.run();
        prepared = true;
      }
      batch.run();
      troubles.remove(work);
    } catch (OutOfMemoryError e) {
      throw e; // the process ends, and starts again with an empty heap
    } catch (Error e) {
      tell(work, e);
      // An error that left the listener would end its consumer, while the process lives on.
      throw new IllegalStateException(work + ": " + e, e);
    } catch (RuntimeException e) {
      tell(work, e);
      throw e;
    }
  }

  private void tell(String work, Throwable e) {
    String trouble = e.getClass().getSimpleName() + ": " + e.getMessage();
    if (!trouble.equals(troubles.put(work, trouble))) {
      LOG.warn("{} waits, and tries again: {}", work, trouble);
    }
  }

  /** What is in the way, for a person; empty when nothing is. */
  String troubles() {
    return troubles.entrySet().stream()
        .map(trouble -> trouble.getKey() + " waits: " + trouble.getValue())
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
