package dev.akashi.catalog.scope;

import java.time.LocalDate;
import java.util.Set;

/**
 * What somebody has said does not apply to a system.
 *
 * @param controls ids with their framework
 * @param expectations ids of expectations
 * @param by who said so
 * @param why the reason, in their words
 * @param until the last day on which it holds, in the zone of the scope
 */
public record NotApplicable(
    Set<String> controls, Set<String> expectations, String by, String why, LocalDate until) {
  public NotApplicable {
    controls = Set.copyOf(controls);
    expectations = Set.copyOf(expectations);
  }
}
