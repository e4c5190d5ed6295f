package dev.akashi.drift.evaluation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event, or several that are counted together, as a key remembers it.
 *
 * @param at when it happened
 * @param known the tick at which it was known
 * @param evidence evidence id
 * @param until end of the period that it speaks for; null where it names none
 * @param count how many events it stands for
 * @param values fields that are compared with those of others
 */
record Moment(
    Instant at,
    Instant known,
    String evidence,
    @Nullable Instant until,
    long count,
    Map<String, String> values) {

  /** Under this name a moment carries what a person is told it is about. */
  static final String SUBJECT = "subject";

  boolean isSameAs(Moment other) {
    return evidence.equals(other.evidence) && at.equals(other.at);
  }
}
