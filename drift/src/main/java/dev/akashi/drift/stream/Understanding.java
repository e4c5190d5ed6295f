package dev.akashi.drift.stream;

import dev.akashi.schemas.StreamCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Whether a pack still understands its source: how many of the newest events went to quarantine or
 * fitted no rule, against how many used to. A format that changes shows as a jump.
 */
final class Understanding {
  private static final Duration NEWEST = Duration.ofMinutes(10);
  private static final long EVENTS_MIN = 20;
  private static final double SHARE_MIN = 0.5;
  private static final double JUMP_MIN = 0.4;

  private final Deque<Point> points = new ArrayDeque<>();
  private double share;
  private boolean lost;

  private record Point(Instant at, long events, long unmatched) {}

  /**
   * Takes in the counts of the normalizer.
   *
   * @return whether most of the newest events are not understood, and far more than before
   */
  boolean isLost(Collection<StreamCount> counts, Instant tick) {
    long events = counts.stream().mapToLong(StreamCount::getAccepted).sum();
    long unmatched =
        counts.stream().mapToLong(count -> count.getQuarantined() + count.getUntagged()).sum();
    points.addLast(new Point(tick, events, unmatched));
    while (points.size() > 1 && points.getFirst().at.isBefore(tick.minus(NEWEST))) {
      points.removeFirst();
    }
    Point oldest = points.getFirst();
    long newestEvents = events - oldest.events;
    if (newestEvents < EVENTS_MIN) {
      return lost; // too few to say that anything changed
    }
    share = (double) (unmatched - oldest.unmatched) / newestEvents;
    double before = oldest.events == 0 ? 0 : (double) oldest.unmatched / oldest.events;
    lost = share >= SHARE_MIN && (lost || oldest.events >= EVENTS_MIN && share - before >= JUMP_MIN);
    return lost;
  }

  /** The share of the newest events that was not understood, in percent. */
  String percent() {
    return Long.toString(Math.round(share * 100));
  }
}
