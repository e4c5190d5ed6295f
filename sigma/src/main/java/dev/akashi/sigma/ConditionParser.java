package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a condition; {@code or} binds weakest, then {@code and}, {@code not}, {@code 1 of}. */
final class ConditionParser {

  /** Longest condition, in characters. */
  static final int MAX_CHARS = 16_384;

  /** Deepest nesting of brackets and {@code not}. */
  static final int MAX_DEPTH = 64;

  private static final Set<String> OPERATORS = Set.of("and", "or", "not", "of", "them", "(", ")");

  private final YamlScalar scalar;
  private final List<ConditionToken> tokens;
  private int next;
  private int depth;

  private ConditionParser(YamlScalar scalar) {
    this.scalar = scalar;
    this.tokens = ConditionToken.split(scalar);
  }

  static Condition parse(YamlScalar scalar) {
    if (scalar.text().length() > MAX_CHARS) {
      String message = "expected a condition of at most %,d characters, found %,d";
      throw new Refusal(
          ProblemCode.CONDITION, message.formatted(MAX_CHARS, scalar.text().length()), scalar);
    }
    ConditionParser parser = new ConditionParser(scalar);
    Condition condition = parser.or();
    if (!parser.peek().is("")) {
      throw parser.expected("'and', 'or' or the end");
    }
    return condition;
  }

  private Condition or() {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (accept("or"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private Condition and() {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (accept("and"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private Condition not() {
    if (!accept("not")) {
      return primary();
    }
    deeper();
    Condition part = not();
    depth--;
    return new Condition.Not(part);
  }

  private Condition primary() {
    if (accept("(")) {
      deeper();
      Condition inner = or();
      if (!accept(")")) {
        throw expected("')'");
      }
      depth--;
      return inner;
    }
    boolean quantifies = peek().is("1") || peek().is("any") || peek().is("all");
    if (quantifies && tokens.get(next + 1).is("of")) {
      return quantified();
    }
    return name();
  }

  private Condition quantified() {
    boolean all = tokens.get(next).is("all");
    next += 2;
    ConditionToken target = peek();
    if (target.is("") || (OPERATORS.contains(target.text()) && !target.is("them"))) {
      throw expected("'them' or the name of selections");
    }
    next++;
    return new Condition.Quantified(all, target.text(), target.at());
  }

  private Condition name() {
    ConditionToken token = peek();
    if (token.is("") || OPERATORS.contains(token.text())) {
      throw expected("the name of a selection, 'not', '1 of', 'all of' or '('");
    }
    if (token.text().contains("*")) {
      throw expected("'1 of' or 'all of' before a name with '*'");
    }
    next++;
    return new Condition.Name(token.text(), token.at());
  }

  private ConditionToken peek() {
    return tokens.get(next);
  }

  private boolean accept(String word) {
    if (!peek().is(word)) {
      return false;
    }
    next++;
    return true;
  }

  private void deeper() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw expected("at most " + MAX_DEPTH + " levels of brackets and 'not'");
    }
  }

  private Refusal expected(String what) {
    String message = "condition: expected " + what + ", found " + peek().described();
    return new Refusal(ProblemCode.CONDITION, message, scalar);
  }
}
