package dev.akashi.sigma;

import java.time.Duration;

/**
 * How much {@link Correlating} waits for and keeps. What goes beyond is counted in {@link
 * Standing}.
 *
 * @param lateness how far an event may be behind the newest one and still be right; matches wait
 *     for as long, measured by the times of events. Zero to 400 days
 * @param groupsMax groups of all correlations together
 * @param heldMax events and values in the windows of all groups together; one group holds at most
 *     10,000 of them
 * @param pendingMax events that wait for earlier ones; when there are more, the earliest are
 *     decided before their time
 * @param rememberedMax events by whose references repeats are told from late ones; at least {@code
 *     pendingMax}
 * @param refsPerMatchMax references of events in one match
 */
public record CorrelationBounds(
    Duration lateness,
    int groupsMax,
    int heldMax,
    int pendingMax,
    int rememberedMax,
    int refsPerMatchMax) {

  /** Five minutes of lateness, 100,000 groups, a million events in windows. */
  public static final CorrelationBounds DEFAULT =
      new CorrelationBounds(Duration.ofMinutes(5), 100_000, 1_000_000, 100_000, 200_000, 100);

  /**
   * @throws IllegalArgumentException if a bound is not positive, the lateness is out of its range
   *     or less is remembered than waits
   */
  public CorrelationBounds {
    if (lateness.isNegative() || lateness.compareTo(CorrelationReader.MAX_TIMESPAN) > 0) {
      throw new IllegalArgumentException("lateness: expected zero to 400 days, found " + lateness);
    }
    positive("groupsMax", groupsMax);
    positive("heldMax", heldMax);
    positive("pendingMax", pendingMax);
    positive("refsPerMatchMax", refsPerMatchMax);
    if (rememberedMax < pendingMax) {
      throw new IllegalArgumentException(
          "rememberedMax: expected at least pendingMax (%d), found %d"
              .formatted(pendingMax, rememberedMax));
    }
  }

  /** The same with another lateness. */
  public CorrelationBounds withLateness(Duration other) {
    return new CorrelationBounds(
        other, groupsMax, heldMax, pendingMax, rememberedMax, refsPerMatchMax);
  }

  private static void positive(String name, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, found " + bound);
    }
  }
}
