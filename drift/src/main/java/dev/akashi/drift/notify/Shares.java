package dev.akashi.drift.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fresh each share of drift is. After a start or a pause a share counts as caught up when it
 * has been near the present for a minute: what it says on the way there is the past. Not safe for
 * use by many threads.
 */
final class Shares {
  /** How far behind the present the newest tick of a share that has caught up can be. */
  static final Duration LAG_MAX = Duration.ofSeconds(30);

  /** How long a share must have been near the present before anything of it is told. */
  static final Duration GRACE = Duration.ofSeconds(60);

  /** How old the newest mark of a share can be before its controls are unknown. */
  static final Duration EVALUATED_MAX_AGE = Duration.ofSeconds(60);

  private static final class Share {
    Instant tick = Instant.EPOCH;
    Instant at = Instant.EPOCH;
    @Nullable Instant caughtUpSince;
  }

  private final Map<Integer, Share> shares = new TreeMap<>();
  private @Nullable Instant startedAt;
  private @Nullable Instant lookedAt;

  /** Shares with these numbers, from 0; none has been evaluated yet. */
  Shares(int count) {
    IntStream.range(0, count).forEach(share -> shares.put(share, new Share()));
  }

  /** A share was evaluated up to a tick, and said so at a time. */
  void mark(int share, Instant tick, Instant at) {
    var known = shares.get(share);
    if (known != null && !tick.isBefore(known.tick)) {
      known.tick = tick;
      known.at = at;
    }
  }

  /** Looks at the clock; to be called more often than every {@link #LAG_MAX}. */
  void look(Instant now) {
    boolean paused = lookedAt == null || lookedAt.plus(LAG_MAX).isBefore(now);
    if (paused) {
      startedAt = now;
    }
    lookedAt = now;
    for (var share : shares.values()) {
      boolean near = !share.tick.plus(LAG_MAX).isBefore(now);
      if (!near) {
        share.caughtUpSince = null;
      } else if (paused || share.caughtUpSince == null) {
        share.caughtUpSince = now;
      }
    }
  }

  /** Whether what a share says now may be told; for an unknown share, whether all may. */
  boolean caughtUp(int share, Instant now) {
    var known = shares.get(share);
    return known == null
        ? shares.values().stream().allMatch(each -> caughtUp(each, now))
        : caughtUp(known, now);
  }

  private static boolean caughtUp(Share share, Instant now) {
    return share.caughtUpSince != null && !share.caughtUpSince.plus(GRACE).isAfter(now);
  }

  /** Whether every share was evaluated within the last minute. */
  boolean allEvaluated(Instant now) {
    return late(now).findAny().isEmpty();
  }

  /** How far the share that is furthest behind is, of those that are evaluated but not near. */
  Duration behind(Instant now) {
    return shares.values().stream()
        .filter(share -> !share.at.plus(EVALUATED_MAX_AGE).isBefore(now))
        .map(share -> Duration.between(share.tick, now))
        .filter(lag -> lag.compareTo(LAG_MAX) > 0)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** An incident for each share that nobody evaluates; none in the first minute. */
  Stream<Incident> notEvaluated(Instant now) {
    if (startedAt == null || startedAt.plus(GRACE).isAfter(now)) {
      return Stream.empty();
    }
    return late(now)
        .map(
            share ->
                Incident.notEvaluated(
                    share.getKey(),
                    share.getValue().tick,
                    share.getValue().at.equals(Instant.EPOCH) ? startedAt : share.getValue().at));
  }

  private Stream<Map.Entry<Integer, Share>> late(Instant now) {
    return shares.entrySet().stream()
        .filter(share -> share.getValue().at.plus(EVALUATED_MAX_AGE).isBefore(now));
  }
}
