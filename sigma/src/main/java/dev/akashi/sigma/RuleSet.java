package dev.akashi.sigma;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules, ready to be asked. Immutable to its users and safe for use by many threads; a new
 * set takes the place of an old one by a change of one reference.
 *
 * <p>Rules are indexed by what an event has to show for them to hold, so the cost of {@link #match}
 * hardly grows with their number: it is one pass over the texts of the event, plus the few rules
 * that remain. It allocates nothing for an event that no rule holds for, save where a regular
 * expression, a time or an IPv6 address has to be read, a number is ordered against a fraction or
 * two long lists are compared. The first event of a log source also builds the index of the rules
 * that cover it.
 */
public final class RuleSet {

  // Log sources come from configuration, not from events; the bound is for those who mix them up.
  private static final int MAX_ROUTES = 1024;

  private final List<Rule> rules;
  private final List<Correlation> correlations;
  private final Fields fields;
  private final Map<LogSource, Index> routes = new ConcurrentHashMap<>();
  private final Map<BitSet, Index> indexes = new HashMap<>();
  private volatile @Nullable Index all;

  RuleSet(List<Rule> rules, List<Correlation> correlations, Fields fields) {
    this.rules = List.copyOf(rules);
    this.correlations = List.copyOf(correlations);
    this.fields = fields;
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

  /**
   * All correlations, in the order of their texts. {@link #match} does not ask them, as they take
   * more than one event; {@link Correlating} does.
   */
  public List<Correlation> correlations() {
    return correlations;
  }

  /**
   * Whether the rule, which is one of this set, is there for correlations only: one of them joins
   * it, and none that does says {@code generate}. {@link #match} finds it all the same.
   */
  public boolean isOnlyCorrelated(Rule rule) {
    return isOnlyJoined(source -> source.rule() == rule);
  }

  /** The same for a correlation that other correlations join. */
  public boolean isOnlyCorrelated(Correlation correlation) {
    return isOnlyJoined(source -> source.correlation() == correlation);
  }

  private boolean isOnlyJoined(Predicate<Correlation.Source> is) {
    List<Correlation> joining =
        correlations.stream().filter(one -> one.sources().stream().anyMatch(is)).toList();
    return !joining.isEmpty() && joining.stream().noneMatch(Correlation::generate);
  }

  /** The rules that cover the source and hold for the event, in the order of {@link #rules()}. */
  public List<Match> match(LogSource source, Event event) {
    Index known = routes.get(source);
    return (known == null ? route(source) : known).match(event);
  }

  /** The rules that hold for the event, whatever log source they name. */
  public List<Match> match(Event event) {
    Index known = all;
    if (known == null) {
      BitSet every = new BitSet();
      every.set(0, rules.size());
      known = index(every);
      all = known;
    }
    return known.match(event);
  }

  /**
   * Why the rule, which is one of this set, holds for the event, or why not; the log source is not
   * asked. Evaluates every part of the rule, where {@link #match} stops at the first that decides.
   */
  public Explanation explain(Rule rule, Event event) {
    Reason reason = rule.condition().explain(Slots.of(fields, event));
    return new Explanation(rule, reason);
  }

  /** The names and places of the fields that the rules ask for. */
  Fields fields() {
    return fields;
  }

  private Index route(LogSource source) {
    BitSet covering = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      covering.set(i, rules.get(i).logSource().covers(source));
    }
    Index index = index(covering);
    if (routes.size() >= MAX_ROUTES) {
      routes.clear();
    }
    routes.put(source, index);
    return index;
  }

  // Sources that the same rules cover share an index.
  private Index index(BitSet chosen) {
    synchronized (indexes) {
      if (indexes.size() >= MAX_ROUTES) {
        indexes.clear();
      }
      return indexes.computeIfAbsent(
          chosen, bits -> IndexBuilder.build(fields, bits.stream().mapToObj(rules::get).toList()));
    }
  }
}
