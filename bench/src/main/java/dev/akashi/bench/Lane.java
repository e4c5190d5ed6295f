package dev.akashi.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** One thing that is measured: what an event costs the thread that handles it, round by round. */
final class Lane {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP_ROUNDS = 8;
  private static final long ROUND_NANOS = 200_000_000;
  private static final int EVENTS_PER_LOOK = 256;

  private final String name;
  private final IntToLongFunction work;
  private final double[] nanos;
  private int rounds;
  private double bytesPerEvent;
  private long checksum;

  /**
   * @param work handles the event of this number, and returns something that depends on it
   */
  Lane(String name, int rounds, IntToLongFunction work) {
    this.name = name;
    this.nanos = new double[rounds];
    this.work = work;
  }

  /** Runs until the code is compiled, and keeps nothing of it. */
  void warmUp() {
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      measure();
    }
  }

  /** Adds one round of a fifth of a second of the CPU time of this thread. */
  void round() {
    nanos[rounds++] = measure();
  }

  private double measure() {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    long now = start;
    int event = 0;
    while (now - start < ROUND_NANOS) {
      for (int i = 0; i < EVENTS_PER_LOOK; i++) {
        checksum += work.applyAsLong(event++);
      }
      now = THREADS.getCurrentThreadCpuTime();
    }
    bytesPerEvent = (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / event;
    return (double) (now - start) / event;
  }

  String name() {
    return name;
  }

  /** CPU nanoseconds for an event, the median of the rounds. */
  double median() {
    double[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  double least() {
    return Arrays.stream(nanos).min().orElseThrow();
  }

  double most() {
    return Arrays.stream(nanos).max().orElseThrow();
  }

  /** CPU nanoseconds for an event in each round. */
  double[] nanos() {
    return nanos.clone();
  }

  /** Bytes allocated for an event in the last round. */
  double bytesPerEvent() {
    return bytesPerEvent;
  }

  /** Depends on all work, so that no compiler leaves it out. */
  long checksum() {
    return checksum;
  }
}
