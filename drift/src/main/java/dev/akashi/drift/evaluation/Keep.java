package dev.akashi.drift.evaluation;

import org.jspecify.annotations.Nullable;

/** An ordered store of bytes by bytes; keys are compared as unsigned. Of one thread. */
public interface Keep {

  byte @Nullable [] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);

  /**
   * Visits what lies between two keys in their order, as it was when the call began: the visitor
   * may change the store.
   *
   * @param from inclusive
   * @param to exclusive
   */
  void scan(byte[] from, byte[] to, Visitor visitor);

  /** Visits everything that begins with a prefix, in the same way. */
  default void scan(byte[] prefix, Visitor visitor) {
    scan(prefix, Place.behind(prefix), visitor);
  }

  /** Takes one entry at a time. */
  interface Visitor {
    /** Answers whether to go on. */
    boolean visit(byte[] key, byte[] value);
  }
}
