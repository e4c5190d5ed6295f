package dev.akashi.drift.evaluation;

import dev.akashi.drift.evaluation.Verdict.State;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one expectation of one unit: how its keys count, and the newest good evidence.
 */
final class ExpectationMemory {
  private final long[] counts = new long[State.values().length];
  private long contradicted;
  private Instant startedAt;
  private @Nullable Instant lastGoodAt;
  private @Nullable String lastGood;
  private @Nullable Instant due;
  private String shape = "";
  private String numbers = "";

  /**
   * @param startedAt the tick from which on it is evaluated
   */
  ExpectationMemory(Instant startedAt) {
    this.startedAt = startedAt;
  }

  /** Whether what is kept belongs to a mechanism and keys. */
  boolean isOf(String other) {
    return shape.equals(other);
  }

  /** Whether the last verdicts were given by these numbers. */
  boolean isCountedBy(String other) {
    return numbers.equals(other);
  }

  void define(String shape, String numbers) {
    this.shape = shape;
    this.numbers = numbers;
  }

  /** Forgets everything; what comes from the tick on counts. */
  void begin(Instant tick) {
    startedAt = tick;
    Arrays.fill(counts, 0);
    contradicted = 0;
    lastGoodAt = null;
    lastGood = null;
  }

  Instant startedAt() {
    return startedAt;
  }

  long count(State state) {
    return counts[state.ordinal()];
  }

  /** How many keys are broken by an event, and not only by the lack of one. */
  long contradicted() {
    return contradicted;
  }

  /** How many keys count at all. */
  long total() {
    return count(State.GOOD) + count(State.PENDING) + count(State.BROKEN);
  }

  void recount(KeyRecord before, Verdict now) {
    counts[before.counted().ordinal()]--;
    counts[now.state().ordinal()]++;
    contradicted += (now.contradicted() ? 1 : 0) - (before.contradicted() ? 1 : 0);
    // Only what counts is counted; keys that do not come and go.
    counts[State.NEUTRAL.ordinal()] = 0;
    good(now.good());
  }

  void good(@Nullable Moment moment) {
    if (moment != null && (lastGoodAt == null || moment.at().isAfter(lastGoodAt))) {
      lastGoodAt = moment.at();
      lastGood = moment.evidence();
    }
  }

  @Nullable Instant lastGoodAt() {
    return lastGoodAt;
  }

  @Nullable String lastGood() {
    return lastGood;
  }

  @Nullable Instant due() {
    return due;
  }

  void arm(@Nullable Instant due) {
    this.due = due;
  }

  byte[] bytes() {
    var out = new Packing.Out().number(1).moment(startedAt, Packing.NEAR);
    for (long count : counts) {
      out.number(count);
    }
    return out.number(contradicted)
        .moment(lastGoodAt, Packing.NEAR)
        .text(lastGood)
        .moment(due, Packing.NEAR)
        .text(shape)
        .text(numbers)
        .bytes();
  }

  /** What was kept, or a start at the tick. */
  static ExpectationMemory of(byte @Nullable [] bytes, Instant tick) {
    var memory = new ExpectationMemory(tick);
    if (bytes != null) {
      var in = new Packing.In(bytes);
      in.number();
      Instant startedAt = in.moment(Packing.NEAR);
      memory.startedAt = startedAt == null ? tick : startedAt;
      for (int i = 0; i < memory.counts.length; i++) {
        memory.counts[i] = in.number();
      }
      memory.contradicted = in.number();
      memory.lastGoodAt = in.moment(Packing.NEAR);
      memory.lastGood = in.text();
      memory.due = in.moment(Packing.NEAR);
      memory.shape = in.textOrEmpty();
      memory.numbers = in.textOrEmpty();
    }
    return memory;
  }
}
