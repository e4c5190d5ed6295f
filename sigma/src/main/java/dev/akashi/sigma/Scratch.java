package dev.akashi.sigma;

import java.util.Arrays;

/**
 * What one thread writes while it looks for the candidates of one event: rules as bits, and which
 * texts were seen. Reused from event to event, so that matching allocates nothing.
 */
final class Scratch {

  private final Slots slots;
  private final long[] always;
  private final long[] candidates;
  private final int[] seen;
  private int field;

  /**
   * @param always the rules that are candidates for every event
   * @param seenCount number of texts that the automaton of the index looks for
   */
  Scratch(Slots slots, long[] always, int seenCount) {
    this.slots = slots;
    this.always = always;
    this.candidates = new long[always.length];
    this.seen = new int[seenCount];
  }

  Slots slots() {
    return slots;
  }

  void start(Event next) {
    slots.fill(next);
    System.arraycopy(always, 0, candidates, 0, candidates.length);
  }

  /**
   * Forgets which texts were seen, since another field is looked at. What one value of a field has
   * shown need not be noted again for the next, however long the list.
   */
  void startField() {
    if (++field == Integer.MAX_VALUE) {
      Arrays.fill(seen, 0);
      field = 1;
    }
  }

  void end() {
    slots.clear();
  }

  /** Whether one of the texts that are looked for is seen for the first time in this field. */
  boolean firstSight(int wanted) {
    boolean first = seen[wanted] != field;
    seen[wanted] = field;
    return first;
  }

  void addAll(int[] rules) {
    for (int rule : rules) {
      candidates[rule >>> 6] |= 1L << rule;
    }
  }

  /** The first candidate at or behind this number; -1 when there is none. */
  int next(int from) {
    int word = from >>> 6;
    if (word >= candidates.length) {
      return -1;
    }
    long bits = candidates[word] & -1L << from;
    while (bits == 0) {
      if (++word == candidates.length) {
        return -1;
      }
      bits = candidates[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }
}
