package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule, and what each of its parts said about one event.
 *
 * @param rule the rule
 * @param reason the condition of the rule with the verdict of every part
 */
public record Explanation(Rule rule, Reason reason) {

  /** Whether the rule holds for the event. */
  public boolean holds() {
    return reason.holds();
  }

  /** What made the rule hold; empty when it does not. */
  public List<Matched> matched() {
    List<Matched> matched = new ArrayList<>();
    if (holds()) {
      reason.collect("", matched);
    }
    return List.copyOf(matched);
  }

  /** One line for each part, indented by its depth: verdict, part, and the value that was found. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    reason.print(0, lines);
    return List.copyOf(lines);
  }
}
