package dev.akashi.drift.evaluation;

/** What observations and their evaluation agree on. */
public final class Observed {
  /** The key of events that have none: all of them together. */
  public static final String UNKEYED = "*";

  /** The value that carries what a person is told an event is about. */
  public static final String SUBJECT = Moment.SUBJECT;

  private Observed() {}
}
