package dev.akashi.drift.evaluation;

import java.util.Map;

/** What observations and their evaluation agree on. */
public final class Observed {
  /** The key of events that have none: all of them together. */
  public static final String UNKEYED = "*";

  /** The value that carries what a person is told an event is about. */
  public static final String SUBJECT = Moment.SUBJECT;

  /**
   * Stands in the detail of news that a path is in order, where nobody has looked for long enough
   * to say that its pack understands it.
   */
  public static final Map<String, String> UNDECIDED = Map.of("understood", "undecided");

  private Observed() {}
}
