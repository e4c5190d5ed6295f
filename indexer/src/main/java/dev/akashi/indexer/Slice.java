package dev.akashi.indexer;

import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Quarantined;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of a batch as is decoded and written at a time. A fetch is bounded by its compressed
 * bytes; what comes out of it may together be far larger than the heap. Not safe for use by more
 * than one thread.
 */
final class Slice {
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final List<Item> items = new ArrayList<>();
  private final List<Quarantined> refused = new ArrayList<>();
  private int bytes;

  /** One decoded record. */
  record Item(Delivery delivery, Evidence evidence) {}

  /** Whether this evidence fits in; the first always does, whatever its size. */
  boolean takes(Evidence evidence) {
    return items.isEmpty() || bytes + evidence.getDocument().remaining() <= MAX_BYTES;
  }

  void add(Delivery delivery, Evidence evidence) {
    bytes += evidence.getDocument().remaining();
    items.add(new Item(delivery, evidence));
  }

  void refuse(Quarantined item) {
    refused.add(item);
  }

  List<Item> items() {
    return items;
  }

  List<Quarantined> refused() {
    return refused;
  }
}
