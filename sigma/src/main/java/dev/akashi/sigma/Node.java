package dev.akashi.sigma;

/** A compiled part of a rule. {@link #holds} and {@link #explain} always agree. */
interface Node {

  /** Stops at the first part that decides. */
  boolean holds(Event event);

  /** Asks every part. */
  Reason explain(Event event);
}
