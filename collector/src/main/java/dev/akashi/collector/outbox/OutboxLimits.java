package dev.akashi.collector.outbox;

/**
 * Bounds of an outbox.
 *
 * @param flushIntervalMs how long a batch file outlives its publishing: the single embedded broker
 *     writes to its disk every second, so what it acknowledged this long ago survives a power cut
 * @param retainedMaxBytes how much may lie in batch files; beyond it the door waits
 */
public record OutboxLimits(long flushIntervalMs, long retainedMaxBytes) {
  /** 10 seconds, 256 MiB. */
  public static final OutboxLimits DEFAULT = new OutboxLimits(10_000, 256L * 1024 * 1024);

  /** Most events of one batch that a door cuts out of a longer source. */
  public static final int BATCH_MAX_EVENTS = 1_000;

  /** Most bytes of one batch that a door cuts out of a longer source, give or take one record. */
  public static final int BATCH_MAX_BYTES = 4 * 1024 * 1024;

  public OutboxLimits {
    if (flushIntervalMs < 0) {
      throw new IllegalArgumentException(
          "flushIntervalMs: " + flushIntervalMs + " (expected >= 0)");
    }
    if (retainedMaxBytes < 2L * BATCH_MAX_BYTES) {
      throw new IllegalArgumentException(
          "retainedMaxBytes: " + retainedMaxBytes + " (expected >= " + 2L * BATCH_MAX_BYTES + ")");
    }
  }
}
