package dev.akashi.drift.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** When a message that did not come through is tried again. Without end, ever more slowly. */
final class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE_REFUSED = Duration.ofSeconds(60);
  private static final Duration PAUSE_REFUSED_MAX = Duration.ofMinutes(30);
  private static final int DOUBLINGS_MAX = 10;

  private record Pause(int failures, Instant until) {}

  private final Map<String, Pause> pauses = new HashMap<>();

  boolean may(String group, Instant now) {
    var pause = pauses.get(group);
    return pause == null || !now.isBefore(pause.until());
  }

  void failed(String group, boolean refused, Instant now) {
    int failures = pauses.containsKey(group) ? pauses.get(group).failures() + 1 : 1;
    var first = refused ? FIRST_PAUSE_REFUSED : FIRST_PAUSE;
    var max = refused ? PAUSE_REFUSED_MAX : PAUSE_MAX;
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
    pauses.put(group, new Pause(failures, now.plus(doubled.compareTo(max) > 0 ? max : doubled)));
  }

  void succeeded(String group) {
    pauses.remove(group);
  }

  /** Forgets all groups but these. */
  void keep(Collection<String> groups) {
    pauses.keySet().retainAll(groups);
  }
}
