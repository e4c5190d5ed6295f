package dev.akashi.sigma;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How {@link Correlating} stands: what it took, what it holds and what it could not do justice to.
 *
 * @param decidedBefore all instants before it are decided; {@link Instant#MIN} before the first
 * @param accepted events that were handed in, whether or not a rule holds for them
 * @param duplicates events that were handed in again, and counted once
 * @param late events that came after their time had been decided, and count nowhere else
 * @param decidedEarly how often the oldest events were decided early, as too many waited
 * @param pending events that wait for earlier ones
 * @param groups groups that have something in their windows
 * @param held events and values in these windows
 * @param correlations by id, in the order of the rule set
 * @param forgotten ids of correlations whose state was not restored, as they are gone or ask for
 *     something else now
 */
public record Standing(
    Instant decidedBefore,
    long accepted,
    long duplicates,
    long late,
    long decidedEarly,
    int pending,
    int groups,
    int held,
    Map<String, CorrelationCounts> correlations,
    List<String> forgotten) {

  public Standing {
    correlations = Collections.unmodifiableMap(new LinkedHashMap<>(correlations));
    forgotten = List.copyOf(forgotten);
  }
}
