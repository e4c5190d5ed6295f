package dev.akashi.sigma;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled detection rule. Immutable and safe for use by many threads. */
public final class Rule {

  private final Head head;

  private final Node condition;

  private final @Nullable Set<Witness> witnesses;

  Rule(Head head, Node condition) {
    this.head = head;
    this.condition = condition;
    this.witnesses = Witnesses.of(condition);
  }

  /** The declared id; where there is none, the path (and {@code #2}, ... in a longer file). */
  public String id() {
    return head.id();
  }

  /** What the rule is called; at most 256 characters. */
  public String title() {
    return head.title();
  }

  /** Path of the text that holds the rule. */
  public String path() {
    return head.path();
  }

  /** {@code informational}, {@code low}, {@code medium}, {@code high}, {@code critical} or null. */
  public @Nullable String level() {
    return head.level();
  }

  /** Which events the rule looks at. */
  public LogSource logSource() {
    return head.logSource();
  }

  /** Tags as written, for example {@code attack.t1110}. */
  public List<String> tags() {
    return head.tags();
  }

  /**
   * Top-level keys that mean nothing to Sigma, as plain values: strings, numbers, booleans, nulls,
   * lists and maps. Immutable through and through.
   */
  public Map<String, @Nullable Object> extra() {
    return head.extra();
  }

  @Override
  public String toString() {
    return "Rule[" + id() + "]";
  }

  Node condition() {
    return condition;
  }

  /** What an event must show one of; null when the rule may hold whatever it shows. */
  @Nullable Set<Witness> witnesses() {
    return witnesses;
  }

  /** What a rule says about itself. */
  record Head(
      String id,
      String title,
      String path,
      @Nullable String level,
      LogSource logSource,
      List<String> tags,
      Map<String, @Nullable Object> extra) {}
}
