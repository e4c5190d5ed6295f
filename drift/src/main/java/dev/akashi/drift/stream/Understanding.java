package dev.akashi.drift.stream;

import dev.akashi.schemas.StreamCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Whether a pack still understands its source: how many of the newest events went to quarantine or
 * fitted no rule, against how many used to. A format that changes shows as a jump. The newest are
 * those of ten minutes, and at least twenty.
 */
final class Understanding {
  private static final Duration NEWEST = Duration.ofMinutes(10);
  private static final long EVENTS_MIN = 20;
  private static final double SHARE_MIN = 0.5;
  private static final double JUMP_MIN = 0.4;

  private final Deque<Point> points = new ArrayDeque<>();
  private double share;
  private Verdict verdict = Verdict.UNDECIDED;

  private record Point(Instant at, long events, long unmatched) {}

  /** What is known of a pack and its source. */
  enum Verdict {
    /** Too few events were seen since the start to say anything. */
    UNDECIDED,
    UNDERSTOOD,
    /** Most of the newest events are not understood, and far more than before. */
    LOST
  }

  /** Takes in the counts of the normalizer. */
  Verdict of(Collection<StreamCount> counts, Instant tick) {
    long events = counts.stream().mapToLong(StreamCount::getAccepted).sum();
    long unmatched =
        counts.stream().mapToLong(count -> count.getQuarantined() + count.getUntagged()).sum();
    if (points.isEmpty() || points.getLast().events != events) {
      points.addLast(new Point(tick, events, unmatched));
    }
    while (points.size() > 1 && isDispensable(tick, events)) {
      points.removeFirst();
    }
    Point oldest = points.getFirst();
    long newestEvents = events - oldest.events;
    if (newestEvents < EVENTS_MIN) {
      return verdict;
    }
    share = (double) (unmatched - oldest.unmatched) / newestEvents;
    double before = oldest.events == 0 ? 0 : (double) oldest.unmatched / oldest.events;
    boolean jumped = oldest.events >= EVENTS_MIN && share - before >= JUMP_MIN;
    boolean lost = share >= SHARE_MIN && (verdict == Verdict.LOST || jumped);
    verdict = lost ? Verdict.LOST : Verdict.UNDERSTOOD;
    return verdict;
  }

  // What came before the second point may go, if that is old and enough has come since.
  private boolean isDispensable(Instant tick, long events) {
    Point second = points.stream().skip(1).findFirst().orElseThrow();
    return points.getFirst().at.isBefore(tick.minus(NEWEST))
        && events - second.events >= EVENTS_MIN;
  }

  /** What was found last. */
  Verdict verdict() {
    return verdict;
  }

  /** The share of the newest events that was not understood, in percent. */
  String percent() {
    return Long.toString(Math.round(share * 100));
  }
}
