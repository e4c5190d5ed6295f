package dev.akashi.sigma;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a correlation measures in a window. */
enum CorrelationType {
  EVENT_COUNT,
  VALUE_COUNT,
  VALUE_SUM,
  VALUE_AVG,
  VALUE_PERCENTILE,
  VALUE_MEDIAN,
  TEMPORAL,
  TEMPORAL_ORDERED;

  static final Set<String> WORDS =
      Arrays.stream(values()).map(CorrelationType::word).collect(Collectors.toUnmodifiableSet());

  static CorrelationType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As rules spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isTemporal() {
    return this == TEMPORAL || this == TEMPORAL_ORDERED;
  }

  /** Whether it counts things that are there or not, so that its value is a whole number. */
  boolean counts() {
    return this == EVENT_COUNT || this == VALUE_COUNT;
  }

  boolean readsField() {
    return this != EVENT_COUNT && !isTemporal();
  }

  boolean readsNumbers() {
    return readsField() && this != VALUE_COUNT;
  }

  /**
   * Whether one more event cannot take a value down again. Sums are taken to grow, although a
   * negative number is possible: who asks for more than so many bytes wants to know at once.
   */
  boolean grows() {
    return isTemporal() || counts() || this == VALUE_SUM;
  }
}
