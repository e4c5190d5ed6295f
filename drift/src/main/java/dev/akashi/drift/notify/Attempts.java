package dev.akashi.drift.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** When a message that did not come through is tried again. Without end, ever more slowly. */
final class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE_REFUSED = Duration.ofSeconds(60);
  private static final Duration PAUSE_REFUSED_MAX = Duration.ofMinutes(30);
  private static final int DOUBLINGS_MAX = 10;

  private record Pause(int failures, Instant until, String reason) {}

  private final Map<String, Pause> pauses = new HashMap<>();

  boolean may(String group, Instant now) {
    var pause = pauses.get(group);
    return pause == null || !now.isBefore(pause.until());
  }

  void failed(String group, boolean refused, String reason, Instant now) {
    int failures = pauses.containsKey(group) ? pauses.get(group).failures() + 1 : 1;
    var first = refused ? FIRST_PAUSE_REFUSED : FIRST_PAUSE;
    var max = refused ? PAUSE_REFUSED_MAX : PAUSE_MAX;
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
    var pause = doubled.compareTo(max) > 0 ? max : doubled;
    pauses.put(group, new Pause(failures, now.plus(pause), reason));
  }

  void succeeded(String group) {
    pauses.remove(group);
  }

  /** Why messages wait, each reason once. */
  String reasons() {
    return pauses.values().stream()
        .map(Pause::reason)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Forgets all groups but these. */
  void keep(Collection<String> groups) {
    pauses.keySet().retainAll(groups);
  }
}
