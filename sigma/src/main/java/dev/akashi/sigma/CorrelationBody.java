package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says below {@code correlation}, checked as far as it can be by itself.
 *
 * @param rules ids or names of what it joins
 * @param timespan how far apart the first and the last event of a window may be
 * @param comparisons all of them have to hold; empty where {@code expression} decides
 * @param fields the fields whose values are counted or added up; empty where events are counted
 * @param percentile above 0, at most 100; null for types without one
 * @param aliases by alias and by id or name of a rule: the field it stands for
 * @param expression for {@code temporal}, which rules have to be there; null without
 * @param node where it stands
 */
record CorrelationBody(
    CorrelationType type,
    List<YamlScalar> rules,
    List<String> groupBy,
    Duration timespan,
    List<Comparison> comparisons,
    List<String> fields,
    @Nullable BigDecimal percentile,
    Map<String, Map<String, String>> aliases,
    boolean generate,
    @Nullable Condition expression,
    YamlMap node) {

  /** The field that an alias or a field of {@code group-by} is in events of one rule. */
  String field(String name, Map<String, String> aliased) {
    return aliased.getOrDefault(name, name);
  }

  /**
   * Whether it is decided while the window slides along. All others are decided when a window that
   * began with an event is over, as a later event of the window could still take them back.
   */
  boolean slides() {
    if (expression != null) {
      return isMonotone(expression);
    }
    return type.grows() && comparisons.stream().allMatch(Comparison::isFloor);
  }

  private static boolean isMonotone(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
          parts.stream().allMatch(CorrelationBody::isMonotone);
      case Condition.Any(List<Condition> parts) ->
          parts.stream().allMatch(CorrelationBody::isMonotone);
      case Condition.Not _ -> false;
      case Condition.Name _, Condition.Quantified _ -> true;
    };
  }
}
