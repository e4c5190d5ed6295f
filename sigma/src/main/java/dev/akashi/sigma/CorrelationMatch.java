package dev.akashi.sigma;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A correlation that holds for one group in one window. Windows of matches of one correlation and
 * group never overlap.
 *
 * @param correlation the correlation
 * @param group by field or alias of {@code group-by}, in its order: the value; empty without groups
 * @param windowStart first instant of the window
 * @param windowEnd last instant of the window, {@code windowStart} plus the timespan. Where the
 *     correlation {@linkplain Correlation#slides slides}, the event with which it held
 * @param value what was measured: events, values, rules, or the sum, mean or percentile
 * @param events how many events stand behind it; where correlations are joined that share events,
 *     these may count more than once
 * @param eventRefs the first of these events by time, at most as many as {@link
 *     CorrelationBounds#refsPerMatchMax}
 * @param exact false when the window held more than the bounds allow, so that {@code value} is that
 *     of a part of its events only
 */
public record CorrelationMatch(
    Correlation correlation,
    Map<String, String> group,
    Instant windowStart,
    Instant windowEnd,
    BigDecimal value,
    long events,
    List<String> eventRefs,
    boolean exact) {

  public CorrelationMatch {
    group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
    eventRefs = List.copyOf(eventRefs);
  }
}
