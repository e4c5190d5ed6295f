package dev.akashi.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled correlation, to be evaluated by {@link Correlating}. Immutable and safe for use by
 * many threads.
 */
public final class Correlation {

  private final Rule.Head head;
  private final CorrelationBody body;
  private final List<Source> sources;
  private final int depth;

  /**
   * @param sources what it joins, in the order of {@code rules}
   * @param depth 1 above rules alone, else one more than the deepest correlation that it joins
   */
  Correlation(Rule.Head head, CorrelationBody body, List<Source> sources, int depth) {
    this.head = head;
    this.body = body;
    this.sources = List.copyOf(sources);
    this.depth = depth;
  }

  /**
   * One of the things that a correlation joins: a rule or another correlation.
   *
   * @param rule null where it is a correlation
   * @param correlation null where it is a rule
   * @param words the id and the name by which it may be called
   * @param aliased by alias: the field that it stands for here
   */
  record Source(
      @Nullable Rule rule,
      @Nullable Correlation correlation,
      List<String> words,
      Map<String, String> aliased) {}

  /** The declared id; where there is none, the path (and {@code #2}, ... in a longer file). */
  public String id() {
    return head.id();
  }

  /** What the correlation is called; at most 256 characters. */
  public String title() {
    return head.title();
  }

  /** Path of the text that holds the correlation. */
  public String path() {
    return head.path();
  }

  /** {@code informational}, {@code low}, {@code medium}, {@code high}, {@code critical} or null. */
  public @Nullable String level() {
    return head.level();
  }

  /** Tags as written, for example {@code attack.t1110}. */
  public List<String> tags() {
    return head.tags();
  }

  /** Top-level keys that mean nothing to Sigma, as plain values; see {@link Rule#extra()}. */
  public Map<String, @Nullable Object> extra() {
    return head.extra();
  }

  /** As rules spell it, for example {@code event_count}. */
  public String type() {
    return body.type().word();
  }

  /** How far apart the first and the last event of a window may be. */
  public Duration timespan() {
    return body.timespan();
  }

  /** The fields, or aliases of fields, whose values make a group; empty for one group of all. */
  public List<String> groupBy() {
    return body.groupBy();
  }

  /** Ids of the rules and correlations that it joins, in the order in which it names them. */
  public List<String> joins() {
    return sources.stream()
        .map(
            source -> {
              Rule rule = source.rule();
              Correlation correlation = source.correlation();
              return rule != null ? rule.id() : correlation == null ? "" : correlation.id();
            })
        .toList();
  }

  /** Whether what it joins is to be reported by itself as well. */
  public boolean generate() {
    return body.generate();
  }

  /**
   * Whether a match may come as soon as an event is decided. The others are decided at the end of a
   * window that began with an event, since a later event could take them back.
   */
  public boolean slides() {
    return body.slides();
  }

  @Override
  public String toString() {
    return "Correlation[" + id() + "]";
  }

  CorrelationBody body() {
    return body;
  }

  List<Source> sources() {
    return sources;
  }

  int depth() {
    return depth;
  }

  /** A word that changes when what it asks for changes, so that old state is not taken for new. */
  String definition() {
    return Digests.sha256(body.node().plain() + " " + joins());
  }

  /** Whether a window with this value is what it asks for. */
  boolean holds(Window window, BigDecimal value) {
    Condition expression = body.expression();
    return expression != null
        ? holds(window, expression)
        : body.comparisons().stream().allMatch(comparison -> comparison.holds(value));
  }

  private boolean holds(Window window, Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
          parts.stream().allMatch(part -> holds(window, part));
      case Condition.Any(List<Condition> parts) ->
          parts.stream().anyMatch(part -> holds(window, part));
      case Condition.Not(Condition part) -> !holds(window, part);
      case Condition.Name(String name, int _) -> window.has(source(name));
      case Condition.Quantified _ -> throw new IllegalStateException("refused while reading");
    };
  }

  private int source(String word) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).words().contains(word)) {
        return i;
      }
    }
    throw new IllegalStateException("checked while linking: " + word);
  }
}
