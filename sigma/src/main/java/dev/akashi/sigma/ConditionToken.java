package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A word or a bracket of a condition.
 *
 * @param text the token; empty at the end of the condition
 * @param at 0-based place in the condition
 */
record ConditionToken(String text, int at) {

  static List<ConditionToken> split(YamlScalar condition) {
    String text = condition.text();
    List<ConditionToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '(' || c == ')') {
        tokens.add(new ConditionToken(String.valueOf(c), at++));
      } else {
        int end = wordEnd(condition, at);
        tokens.add(new ConditionToken(text.substring(at, end), at));
        at = end;
      }
    }
    tokens.add(new ConditionToken("", text.length()));
    return tokens;
  }

  private static int wordEnd(YamlScalar condition, int start) {
    String text = condition.text();
    int end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    if (end > start) {
      return end;
    }
    if (text.charAt(start) == '|') {
      String message =
          "expected a condition without an aggregation, found '|' at character %d; "
              + "write a correlation instead";
      throw new Refusal(ProblemCode.AGGREGATION, message.formatted(start + 1), condition);
    }
    String message = "expected a name, an operator or a bracket, found '%s' at character %d";
    String found = Character.toString(text.codePointAt(start));
    throw new Refusal(ProblemCode.CONDITION, message.formatted(found, start + 1), condition);
  }

  private static boolean isWord(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '*';
  }

  boolean is(String word) {
    return text.equals(word);
  }

  /** The token as a complaint names it. */
  String described() {
    return text.isEmpty() ? "the end" : "'" + text + "' at character " + (at + 1);
  }
}
