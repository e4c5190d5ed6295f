package dev.akashi.drift.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one key of an expectation stands at a tick: a function of what is remembered of it and of the
 * tick, and of nothing else.
 *
 * @param cause code of what is wrong; {@code met} where nothing is
 * @param contradicted whether an event says so, and not only the lack of one
 * @param since when it broke; null unless broken
 * @param evidence evidence id of what broke it; null where nothing but time did
 * @param subject what a person is told it is about; null for the key itself
 * @param good the newest moment that speaks for it; null where none does
 * @param due when it has to be looked at again; null where only news can change it
 * @param forget whether nothing of the key is needed any more
 */
record Verdict(
    State state,
    String cause,
    boolean contradicted,
    @Nullable Instant since,
    @Nullable String evidence,
    @Nullable String subject,
    @Nullable Moment good,
    @Nullable Instant due,
    boolean forget) {

  /** How a key counts. */
  enum State {
    /** It is not counted. */
    NEUTRAL,
    GOOD,
    /** It is too early to tell. */
    PENDING,
    BROKEN
  }

  static Verdict neutral(@Nullable Moment good, @Nullable Instant due) {
    return new Verdict(State.NEUTRAL, Cause.MET, false, null, null, null, good, due, false);
  }

  static Verdict good(Moment good, @Nullable Instant due) {
    return new Verdict(State.GOOD, Cause.MET, false, null, null, null, good, due, false);
  }

  static Verdict pending(@Nullable Moment good, @Nullable Instant due) {
    return new Verdict(State.PENDING, Cause.MET, false, null, null, null, good, due, false);
  }

  /** Broken by lack of something. */
  static Verdict missing(
      String cause,
      Instant since,
      @Nullable String evidence,
      @Nullable String subject,
      @Nullable Moment good,
      @Nullable Instant due) {
    return new Verdict(State.BROKEN, cause, false, since, evidence, subject, good, due, false);
  }

  /** Broken by an event. */
  static Verdict contradicted(
      Instant since, Moment by, @Nullable Moment good, @Nullable Instant due) {
    return new Verdict(
        State.BROKEN,
        Cause.VIOLATED,
        true,
        since,
        by.evidence(),
        by.values().get(Moment.SUBJECT),
        good,
        due,
        false);
  }

  /**
   * Nothing of the key counts, and something is needed until a time.
   *
   * @param needed {@link Instant#MAX} for ever
   */
  static Verdict waiting(Instant needed, Instant tick) {
    return tick.isBefore(needed)
        ? neutral(null, needed.equals(Instant.MAX) ? null : needed)
        : gone();
  }

  static Verdict gone() {
    return new Verdict(State.NEUTRAL, Cause.MET, false, null, null, null, null, null, true);
  }
}
