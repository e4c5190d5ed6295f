package dev.akashi.sigma;

/**
 * Every reason for which a document is refused, and those for which one that loads is remarked on.
 * The words are stable; tools may rely on them.
 */
public enum ProblemCode {
  YAML("yaml", "The text is not YAML within the bounds of this reader."),
  DOCUMENT("document", "The document is neither a rule nor a correlation nor a filter."),
  ACTION("action", "Documents with an action belong to a tool that is gone."),
  MISSING("missing", "A key that has to be there is missing."),
  WRONG_TYPE("wrong-type", "The value of a key is not of the kind that is expected there."),
  WRONG_VALUE("wrong-value", "The value of a key is not one of those that are allowed."),
  DUPLICATE_ID("duplicate-id", "Another rule has the same id."),
  DUPLICATE_NAME("duplicate-name", "Another rule has the same name."),
  EMPTY_SELECTION("empty-selection", "A selection or a list of values is empty."),
  NULL_IN_LIST("null-in-list", "A null stands in a list with other values."),
  TIMEFRAME("timeframe", "A timeframe belongs to a correlation, not to a detection."),
  UNKNOWN_MODIFIER("unknown-modifier", "The modifier is not one of Sigma 2.1."),
  MODIFIER_CHAIN("modifier-chain", "The modifiers do not go together in this order."),
  MODIFIER_VALUE("modifier-value", "The modifier cannot be applied to this value."),
  TOO_MANY_VARIANTS("too-many-variants", "A value stands for more variants than the bound."),
  REGEX("regex", "The regular expression is outside of what matches in linear time."),
  PLACEHOLDER("placeholder", "The rule needs the value of a placeholder, and none is given."),
  CONDITION("condition", "The condition does not follow the grammar."),
  AGGREGATION("aggregation", "An aggregation after a pipe belongs to a correlation."),
  UNKNOWN_SELECTION("unknown-selection", "The condition names a selection that is not there."),
  NEVER_MATCHES("never-matches", "No event can ever match."),
  UNKNOWN_RULE("unknown-rule", "A filter or correlation refers to a rule that is not there."),
  CORRELATION("correlation", "The correlation asks for what this engine does not evaluate."),
  FIXED_WINDOW(
      "fixed-window", "The correlation is decided at the end of windows, not within them."),
  NO_NECESSARY_CONDITION(
      "no-necessary-condition", "No value is needed for a match, so every event is tried.");

  private final String code;

  private final String sentence;

  ProblemCode(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** The stable word. */
  public String code() {
    return code;
  }

  /** One sentence that says what it means. */
  public String sentence() {
    return sentence;
  }
}
