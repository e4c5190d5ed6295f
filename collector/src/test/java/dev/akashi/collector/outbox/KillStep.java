package dev.akashi.collector.outbox;

import static dev.akashi.collector.outbox.CountingSource.BATCH;
import static dev.akashi.collector.outbox.CountingSource.KILLED;

import java.util.List;

/**
 * Where the process dies with the batch {@link CountingSource#KILLED}, in the order in which a
 * batch passes.
 */
enum KillStep {
  HALF_WRITTEN(0, -1, Left.TEMPORARY),
  WRITTEN_NOT_SYNCED(0, -1, Left.TEMPORARY),
  SYNCED_NOT_RENAMED(0, -1, Left.TEMPORARY),
  RENAMED_NOT_SYNCED(0, -1, Left.TEMPORARY),
  DURABLE_NOT_PUBLISHED(0, -1, Left.BOTH),
  PUBLISHED_IN_PART(CountingSource.PART, -1, Left.BOTH),
  PUBLISHED_NOT_NOTED(BATCH, -1, Left.BOTH),
  OLD_NOT_DELETED(BATCH, -1, Left.BOTH),
  OLD_DELETED(BATCH, 0, Left.NEWEST);

  private enum Left {
    TEMPORARY(List.of(CountingSource.batchFile(KILLED - 1), CountingSource.temporary(KILLED))),
    BOTH(List.of(CountingSource.batchFile(KILLED - 1), CountingSource.batchFile(KILLED))),
    NEWEST(List.of(CountingSource.batchFile(KILLED)));

    final List<String> files;

    Left(List<String> files) {
      this.files = files;
    }
  }

  private final int publishedOfBatch;
  private final int oldestLeft;
  private final Left left;

  KillStep(int publishedOfBatch, int oldestLeft, Left left) {
    this.publishedOfBatch = publishedOfBatch;
    this.oldestLeft = oldestLeft;
    this.left = left;
  }

  /** How many numbers the broker has when the process dies. */
  long published() {
    return (long) KILLED * BATCH + publishedOfBatch;
  }

  /** The first number that the next process publishes: that of the oldest batch file. */
  long publishedAgainFrom() {
    return (long) (KILLED + oldestLeft) * BATCH;
  }

  /** The files that lie in the outbox when the process has died. */
  List<String> left() {
    return left.files;
  }
}
