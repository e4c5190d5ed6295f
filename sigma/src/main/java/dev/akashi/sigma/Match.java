package dev.akashi.sigma;

import java.util.List;

/**
 * A rule that holds for an event.
 *
 * @param rule the rule
 * @param matched what made it hold, in the order of the rule; parts below a {@code not} are left
 *     out, so a rule that only says what must be absent has an empty list
 */
public record Match(Rule rule, List<Matched> matched) {

  public Match {
    matched = List.copyOf(matched);
  }
}
