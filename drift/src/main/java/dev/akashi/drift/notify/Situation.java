package dev.akashi.drift.notify;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is open now, and what of it may be told. The same for all receivers. Not safe for use by
 * many threads.
 */
final class Situation {
  private record Key(String control, String system) {}

  private final Map<String, Incident> byRecord = new HashMap<>();
  private final Map<Key, Integer> shareOf = new HashMap<>();
  private final Shares shares;
  private Map<String, Incident> open = Map.of();
  private Instant now = Instant.EPOCH;

  /**
   * Nothing is open.
   *
   * @param shareCount how many shares of drift evaluate controls
   */
  Situation(int shareCount) {
    this.shares = new Shares(shareCount);
  }

  /** A record of the status topic; null where it was deleted. */
  void accept(String key, @Nullable ControlStatus status) {
    var incident = status == null ? null : Incident.of(status);
    if (incident == null) {
      byRecord.remove(key);
    } else {
      byRecord.put(key, incident);
    }
    if (status != null) {
      shareOf.put(
          new Key(PlainText.name(status.getControl()), PlainText.name(status.getSystem())),
          status.getPartition());
    }
  }

  /** A share says up to where it was evaluated. */
  void accept(Evaluated mark) {
    shares.mark(mark.getPartition(), mark.getTick(), mark.getAt());
  }

  /** Moves to a time; everything below holds for it. */
  void look(Instant time) {
    now = time;
    shares.look(time);
    open = new LinkedHashMap<>();
    byRecord.values().forEach(incident -> open.put(incident.id(), incident));
    shares.notEvaluated(time).forEach(incident -> open.put(incident.id(), incident));
  }

  Instant now() {
    return now;
  }

  /** All open incidents, by id. */
  Map<String, Incident> open() {
    return open;
  }

  /** Whether an open incident may be told now: not before its share caught up, nor in a window. */
  boolean mayTell(Incident incident) {
    var until = incident.maintenanceUntil();
    return incident.ours()
        || shares.caughtUp(incident.share(), now) && (until == null || !now.isBefore(until));
  }

  /** Whether that an incident of a control is over may be told now. */
  boolean mayTellRecovery(String control, String system) {
    return control.isEmpty()
        ? shares.allEvaluated(now)
        : shares.caughtUp(shareOf.getOrDefault(new Key(control, system), -1), now);
  }

  /** How far drift is behind the present where that keeps alerts waiting; else zero. */
  Duration behind() {
    return shares.behind(now);
  }

  /** Whether all shares are evaluated, so that a sign of life is true. */
  boolean alive() {
    return shares.allEvaluated(now);
  }
}
