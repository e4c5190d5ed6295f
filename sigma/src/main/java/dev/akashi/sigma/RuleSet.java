package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;

/**
 * Compiled rules, ready to be asked. Immutable and safe for use by many threads; a new set takes
 * the place of an old one by a change of one reference.
 */
public final class RuleSet {

  private final List<Rule> rules;

  RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** {@link #compile(List, Settings)} without a zone and without placeholders. */
  public static Compiled compile(List<RuleText> texts) {
    return compile(texts, Settings.NONE);
  }

  /**
   * Reads, checks and compiles all documents of all texts. Never throws for what a text says: a
   * document with a problem is left out of the set and reported, the others are kept.
   */
  public static Compiled compile(List<RuleText> texts, Settings settings) {
    return new Compiler(settings).compile(texts);
  }

  /** All rules, in the order of their texts. */
  public List<Rule> rules() {
    return rules;
  }

  /** The rules that cover the source and hold for the event, in the order of {@link #rules()}. */
  public List<Match> match(LogSource source, Event event) {
    List<Match> matches = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.logSource().covers(source) && rule.condition().holds(event)) {
        matches.add(new Match(rule, explain(rule, event).matched()));
      }
    }
    return matches;
  }

  /** The rules that hold for the event, whatever log source they name. */
  public List<Match> match(Event event) {
    List<Match> matches = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.condition().holds(event)) {
        matches.add(new Match(rule, explain(rule, event).matched()));
      }
    }
    return matches;
  }

  /**
   * Why the rule holds for the event, or why not; the log source is not asked. Evaluates every part
   * of the rule, where {@link #match} stops at the first that decides.
   */
  public Explanation explain(Rule rule, Event event) {
    Reason reason = rule.condition().explain(event);
    return new Explanation(rule, reason);
  }
}
