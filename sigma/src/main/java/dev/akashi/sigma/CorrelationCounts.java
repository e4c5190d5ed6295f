package dev.akashi.sigma;

/**
 * What became of the events that a correlation looks at, since its state began. An event may add to
 * more than one of them, for example when one of its two groups is beyond the bound, and to one of
 * them once for each rule that holds for it.
 *
 * @param counted entries into windows: events, or matches of joined correlations, once per group
 * @param late events that came after their time had been decided
 * @param ungrouped events without a value for a field of {@code group-by}
 * @param valueless events without a value, or without a number, in the field that is measured
 * @param tooManyGroups entries into groups for which there was no room
 * @param tooManyEvents entries that were let go of, or not held, for want of room in a window
 * @param tooManyValues events with more groups or values at once than are read of one event
 * @param matches matches, also those that only other correlations see
 */
public record CorrelationCounts(
    long counted,
    long late,
    long ungrouped,
    long valueless,
    long tooManyGroups,
    long tooManyEvents,
    long tooManyValues,
    long matches) {

  /**
   * Whether events that belong in its windows are missing there. Those without a group or a value
   * belong in none.
   */
  public boolean isPartial() {
    return late + tooManyGroups + tooManyEvents + tooManyValues > 0;
  }
}
