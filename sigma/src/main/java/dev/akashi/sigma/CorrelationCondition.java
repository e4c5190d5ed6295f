package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a correlation.
 *
 * @param comparisons all of them have to hold; empty where {@code expression} decides
 * @param fields the fields that are measured
 * @param percentile which percentile is meant; null for other types
 * @param expression which rules have to be there; null without
 */
record CorrelationCondition(
    List<Comparison> comparisons,
    List<String> fields,
    @Nullable BigDecimal percentile,
    @Nullable Condition expression) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Reads the condition for a type over so many rules. */
  static CorrelationCondition read(CorrelationType type, int rules, YamlMap body) {
    YamlNode node = body.get("condition");
    if (node == null && !type.isTemporal()) {
      throw new Refusal(ProblemCode.MISSING, "expected the key 'condition'", body);
    }
    if (node == null) {
      return ofRules(rules);
    }
    if (type.isTemporal() && node instanceof YamlScalar scalar) {
      return expression(type, scalar);
    }
    YamlMap map = Yaml.map("condition", node);
    List<Comparison> comparisons = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      addComparison(type, entry, comparisons);
    }
    if (comparisons.isEmpty()) {
      String message = "'condition': expected one of gt, gte, lt, lte, eq, neq with a number";
      throw new Refusal(ProblemCode.MISSING, message, map);
    }
    refuseUnattainable(type, rules, comparisons, map);
    if (type.isTemporal()) {
      return temporal(type, rules, comparisons, map);
    }
    List<String> fields = type.readsField() ? fields(type, map) : List.of();
    BigDecimal percentile = type == CorrelationType.VALUE_PERCENTILE ? percentile(map) : null;
    return new CorrelationCondition(List.copyOf(comparisons), fields, percentile, null);
  }

  private static void refuseUnattainable(
      CorrelationType type, int rules, List<Comparison> comparisons, YamlMap map) {
    boolean attainable =
        type.readsNumbers()
            ? Attainable.byNumber(comparisons)
            : Attainable.byCount(comparisons, type.isTemporal() ? rules : Long.MAX_VALUE);
    if (!attainable) {
      String message =
          type.readsNumbers()
              ? "'condition': expected comparisons that some number meets, found none that does"
              : "'condition': expected comparisons that a count of 1 or more can meet, found none;"
                  + " a group without events is not known";
      throw new Refusal(ProblemCode.NEVER_MATCHES, message, map);
    }
  }

  private static CorrelationCondition ofRules(int rules) {
    Comparison all = new Comparison("gte", BigDecimal.valueOf(rules));
    return new CorrelationCondition(List.of(all), List.of(), null, null);
  }

  // As many as there are cannot be exceeded, so that this is decided as soon as all are there.
  private static CorrelationCondition temporal(
      CorrelationType type, int rules, List<Comparison> comparisons, YamlMap map) {
    BigDecimal count = BigDecimal.valueOf(rules);
    boolean some = false;
    for (Comparison comparison : comparisons) {
      for (int fewer = 0; fewer < rules; fewer++) {
        some |= comparison.holds(BigDecimal.valueOf(fewer));
      }
    }
    boolean all = comparisons.stream().allMatch(comparison -> comparison.holds(count));
    if (all && !some) {
      return ofRules(rules);
    }
    if (type == CorrelationType.TEMPORAL_ORDERED) {
      String message =
          "'condition': expected all %d rules of 'temporal_ordered', as fewer of them have no order"
              + " that is defined, found another condition";
      throw new Refusal(ProblemCode.CORRELATION, message.formatted(rules), map);
    }
    return new CorrelationCondition(List.copyOf(comparisons), List.of(), null, null);
  }

  private static CorrelationCondition expression(CorrelationType type, YamlScalar scalar) {
    if (type == CorrelationType.TEMPORAL_ORDERED) {
      String message = "'condition': expected a map or none for 'temporal_ordered', found ";
      throw new Refusal(ProblemCode.CORRELATION, message + scalar.described(), scalar);
    }
    Condition condition = ConditionParser.parse(scalar);
    refuseQuantifiers(condition, scalar);
    return new CorrelationCondition(List.of(), List.of(), null, condition);
  }

  private static void refuseQuantifiers(Condition condition, YamlScalar at) {
    switch (condition) {
      case Condition.All(List<Condition> parts) ->
          parts.forEach(part -> refuseQuantifiers(part, at));
      case Condition.Any(List<Condition> parts) ->
          parts.forEach(part -> refuseQuantifiers(part, at));
      case Condition.Not(Condition part) -> refuseQuantifiers(part, at);
      case Condition.Name _ -> {}
      case Condition.Quantified _ -> {
        String message =
            "'condition': expected names or ids of rules with and, or, not, found 'of'";
        throw new Refusal(ProblemCode.CORRELATION, message, at);
      }
    }
  }

  private static void addComparison(
      CorrelationType type, YamlMap.Entry entry, List<Comparison> into) {
    if (entry.key().equals("field")) {
      return;
    }
    if (!Comparison.WORDS.contains(entry.key()) && !entry.key().equals("percentile")) {
      String message = "'condition': expected a comparison or a field, found '" + entry.key() + "'";
      throw new Refusal(ProblemCode.WRONG_VALUE, message, entry.line(), entry.column());
    }
    BigDecimal number = number(entry.key(), entry.value());
    if (entry.key().equals("percentile")) {
      return;
    }
    Comparison comparison = new Comparison(entry.key(), number);
    BigDecimal most = BigDecimal.valueOf(CountingWindow.MAX_HELD);
    if (type.counts() && comparison.isFloor() && number.compareTo(most) > 0) {
      String message = "'%s': expected at most %,d, as a window holds no more, found %s";
      throw new Refusal(
          ProblemCode.CORRELATION,
          message.formatted(entry.key(), CountingWindow.MAX_HELD, number),
          entry.value());
    }
    into.add(comparison);
  }

  private static BigDecimal number(String key, YamlNode node) {
    if (Yaml.scalar(key, node) instanceof YamlScalar scalar
        && scalar.value() instanceof Number number) {
      return Numbers.exact(number);
    }
    throw Yaml.wrongType(key, "a number", node);
  }

  private static List<String> fields(CorrelationType type, YamlMap condition) {
    YamlNode node = Yaml.required(condition, "field");
    List<String> fields = Yaml.scalars("field", node).stream().map(YamlScalar::text).toList();
    boolean many = fields.size() > CorrelationReader.MAX_GROUP_BY_FIELDS;
    if (fields.isEmpty() || many || (type.readsNumbers() && fields.size() > 1)) {
      String expected = type.readsNumbers() ? "one field" : "1 to 16 fields";
      throw Yaml.wrongType("field", expected, node);
    }
    return fields;
  }

  private static BigDecimal percentile(YamlMap condition) {
    YamlNode node = condition.get("percentile");
    if (node == null) {
      String message =
          "'condition': expected the key 'percentile' with a number, as the specification does not"
              + " say which percentile is meant without it";
      throw new Refusal(ProblemCode.CORRELATION, message, condition);
    }
    BigDecimal percentile = number("percentile", node);
    if (percentile.signum() <= 0 || percentile.compareTo(HUNDRED) > 0) {
      String message = "'percentile': expected a number above 0 and at most 100, found %s";
      throw new Refusal(ProblemCode.WRONG_VALUE, message.formatted(percentile), node);
    }
    return percentile;
  }
}
