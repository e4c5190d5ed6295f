package dev.akashi.sigma;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Counts as they grow; {@link CorrelationCounts} is what others see. */
final class CorrelationTally {

  /** What is counted, named as in {@link CorrelationCounts}. */
  enum Count {
    COUNTED,
    LATE,
    UNGROUPED,
    VALUELESS,
    TOO_MANY_GROUPS,
    TOO_MANY_EVENTS,
    TOO_MANY_VALUES,
    MATCHES
  }

  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  void add(Count what) {
    counts.merge(what, 1L, Long::sum);
  }

  private long of(Count what) {
    return counts.getOrDefault(what, 0L);
  }

  CorrelationCounts counts() {
    return new CorrelationCounts(
        of(Count.COUNTED),
        of(Count.LATE),
        of(Count.UNGROUPED),
        of(Count.VALUELESS),
        of(Count.TOO_MANY_GROUPS),
        of(Count.TOO_MANY_EVENTS),
        of(Count.TOO_MANY_VALUES),
        of(Count.MATCHES));
  }

  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    for (Count what : Count.values()) {
      data.put(word(what), of(what));
    }
    return data;
  }

  void restore(Data data) {
    for (Count what : Count.values()) {
      counts.put(what, data.number(word(what)));
    }
  }

  private static String word(Count what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
