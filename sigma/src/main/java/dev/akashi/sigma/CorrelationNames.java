package dev.akashi.sigma;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that aliases and conditions name what the correlation joins. */
final class CorrelationNames {

  private CorrelationNames() {}

  static void check(CorrelationBody body, List<Correlation.Source> sources) {
    Set<String> words =
        sources.stream().flatMap(source -> source.words().stream()).collect(Collectors.toSet());
    body.aliases()
        .forEach(
            (alias, fields) -> fields.keySet().forEach(rule -> known(rule, alias, words, body)));
    if (body.expression() instanceof Condition condition) {
      check(condition, words, body);
    }
  }

  private static void check(Condition condition, Set<String> words, CorrelationBody body) {
    switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.forEach(part -> check(part, words, body));
      case Condition.Any(List<Condition> parts) -> parts.forEach(part -> check(part, words, body));
      case Condition.Not(Condition part) -> check(part, words, body);
      case Condition.Name(String name, int _) -> known(name, "condition", words, body);
      case Condition.Quantified _ -> throw new IllegalStateException("refused while reading");
    }
  }

  private static void known(String rule, String where, Set<String> words, CorrelationBody body) {
    if (!words.contains(rule)) {
      String message = "'%s': expected one of the correlation's rules, found '%s'";
      throw new Refusal(ProblemCode.UNKNOWN_RULE, message.formatted(where, rule), body.node());
    }
  }
}
