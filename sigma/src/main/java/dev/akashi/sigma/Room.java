package dev.akashi.sigma;

/** What all correlations together hold, against the bounds. Of one thread. */
final class Room {

  private final CorrelationBounds bounds;
  int groups;
  int held;

  Room(CorrelationBounds bounds) {
    this.bounds = bounds;
  }

  boolean forGroup() {
    return groups < bounds.groupsMax();
  }

  boolean forEntry(CorrelationEntry entry) {
    return held + entry.weight() <= bounds.heldMax();
  }

  int refsPerMatchMax() {
    return bounds.refsPerMatchMax();
  }
}
