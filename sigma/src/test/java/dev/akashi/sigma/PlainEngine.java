package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;

/** The engine without an index: tries every rule. What the index finds has to be the same. */
public final class PlainEngine {

  private final RuleSet rules;
  private final Slots slots;

  /** An engine for one thread. */
  public PlainEngine(RuleSet rules) {
    this.rules = rules;
    this.slots = new Slots(rules.fields());
  }

  /** The rules that hold for the event, whatever log source they name. */
  public List<Rule> match(Event event) {
    slots.fill(event);
    List<Rule> matches = new ArrayList<>(0);
    for (Rule rule : rules.rules()) {
      if (rule.condition().holds(slots)) {
        matches.add(rule);
      }
    }
    return matches;
  }

  /** The rules that cover the source and hold for the event. */
  public List<Rule> match(LogSource source, Event event) {
    slots.fill(event);
    List<Rule> matches = new ArrayList<>(0);
    for (Rule rule : rules.rules()) {
      if (rule.logSource().covers(source) && rule.condition().holds(slots)) {
        matches.add(rule);
      }
    }
    return matches;
  }
}
