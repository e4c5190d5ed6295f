package dev.akashi.sigma;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The references of the last events, each once; the oldest are forgotten. */
final class Remembered {

  private final int max;
  private final SequencedSet<String> refs = new LinkedHashSet<>();

  Remembered(int max) {
    this.max = max;
  }

  boolean has(String ref) {
    return refs.contains(ref);
  }

  void add(String ref) {
    if (refs.add(ref) && refs.size() > max) {
      refs.removeFirst();
    }
  }

  SequencedSet<String> refs() {
    return refs;
  }
}
