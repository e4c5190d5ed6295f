package dev.akashi.sigma;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event, or a match of an inner correlation, in the window of a group.
 *
 * @param source place of the rule or correlation among those that are joined
 * @param refs references of the event or of the events behind the match, at most as many as a match
 *     may have
 * @param events how many events these are
 * @param values what is counted or added up; empty where events are
 * @param carried values of fields that outer correlations ask for
 */
record CorrelationEntry(
    Instant time,
    int source,
    List<String> refs,
    long events,
    List<String> values,
    Map<String, List<String>> carried) {

  /** How much room it takes. */
  int weight() {
    return Math.max(1, values.size());
  }
}
