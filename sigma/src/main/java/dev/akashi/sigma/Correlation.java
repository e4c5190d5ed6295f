package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A correlation, read and checked. Nothing evaluates it yet.
 *
 * @param type how matches are put together, for example {@code event_count}
 * @param rules ids or names of the rules it joins
 */
record Correlation(String type, List<YamlScalar> rules) {

  private static final Set<String> COUNTING =
      Set.of(
          "event_count",
          "value_count",
          "value_sum",
          "value_avg",
          "value_percentile",
          "value_median");
  private static final Set<String> TYPES =
      Set.of(
          "event_count",
          "value_count",
          "value_sum",
          "value_avg",
          "value_percentile",
          "value_median",
          "temporal",
          "temporal_ordered");
  private static final Set<String> KEYS =
      Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
  private static final Set<String> COMPARISONS = Set.of("gt", "gte", "lt", "lte", "eq", "neq");
  private static final Pattern TIMESPAN = Pattern.compile("[1-9][0-9]{0,8}[smhdwMy]");

  /** The correlation; null when a part of it was refused. */
  static @Nullable Correlation read(YamlMap document, Complaints complaints) {
    complaints.attempt(() -> Heads.title(document));
    YamlMap body =
        complaints.attempt(() -> Yaml.map("correlation", Yaml.required(document, "correlation")));
    if (body == null) {
      return null;
    }
    String type = complaints.attempt(() -> Yaml.oneOf("type", Yaml.required(body, "type"), TYPES));
    List<YamlScalar> rules = complaints.attempt(() -> rules(body));
    complaints.attempt(() -> timespan(body));
    complaints.attempt(() -> groupBy(body));
    complaints.attempt(() -> generate(body));
    complaints.attempt(() -> aliases(body));
    if (type != null) {
      complaints.attempt(() -> condition(type, body));
    }
    for (YamlMap.Entry entry : body.entries()) {
      if (!KEYS.contains(entry.key())) {
        String message = "correlation: expected one of its keys, found '" + entry.key() + "'";
        complaints.add(new Refusal(ProblemCode.WRONG_VALUE, message, entry.line(), entry.column()));
      }
    }
    return type == null || rules == null || complaints.any() ? null : new Correlation(type, rules);
  }

  private static List<YamlScalar> rules(YamlMap body) {
    YamlNode node = Yaml.required(body, "rules");
    List<YamlScalar> rules = Yaml.scalars("rules", node);
    if (rules.isEmpty()) {
      throw Yaml.wrongType("rules", "at least one rule", node);
    }
    return rules;
  }

  private static String timespan(YamlMap body) {
    YamlNode node = Yaml.required(body, "timespan");
    String timespan = Yaml.scalar("timespan", node).text();
    if (!TIMESPAN.matcher(timespan).matches()) {
      String message = "'timespan': expected a number and one of s, m, h, d, w, M, y, found '%s'";
      throw new Refusal(ProblemCode.WRONG_VALUE, message.formatted(timespan), node);
    }
    return timespan;
  }

  private static List<YamlScalar> groupBy(YamlMap body) {
    YamlNode node = body.get("group-by");
    return node == null ? List.of() : Yaml.scalars("group-by", node);
  }

  private static boolean generate(YamlMap body) {
    YamlNode node = body.get("generate");
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Boolean generate) {
      return generate;
    }
    if (node == null) {
      return false;
    }
    throw Yaml.wrongType("generate", "true or false", node);
  }

  private static int aliases(YamlMap body) {
    YamlNode node = body.get("aliases");
    if (node == null) {
      return 0;
    }
    YamlMap aliases = Yaml.map("aliases", node);
    for (YamlMap.Entry alias : aliases.entries()) {
      for (YamlMap.Entry field : Yaml.map(alias.key(), alias.value()).entries()) {
        Yaml.scalar(field.key(), field.value());
      }
    }
    return aliases.entries().size();
  }

  private static String condition(String type, YamlMap body) {
    boolean counts = COUNTING.contains(type);
    YamlNode node = body.get("condition");
    if (node == null && counts) {
      throw new Refusal(ProblemCode.MISSING, "expected the key 'condition'", body);
    }
    // Over temporal types a condition may also be an expression of rule names.
    if (node == null || (!counts && node instanceof YamlScalar)) {
      return type;
    }
    YamlMap condition = Yaml.map("condition", node);
    int comparisons = 0;
    for (YamlMap.Entry entry : condition.entries()) {
      comparisons += comparison(entry);
    }
    if (comparisons == 0) {
      String message = "'condition': expected one of gt, gte, lt, lte, eq, neq with a number";
      throw new Refusal(ProblemCode.MISSING, message, condition);
    }
    boolean onField = counts && !type.equals("event_count");
    if (onField) {
      Yaml.scalars("field", Yaml.required(condition, "field"));
    }
    return type;
  }

  private static int comparison(YamlMap.Entry entry) {
    if (entry.key().equals("field")) {
      return 0;
    }
    if (!COMPARISONS.contains(entry.key()) && !entry.key().equals("percentile")) {
      String message = "'condition': expected a comparison or a field, found '" + entry.key() + "'";
      throw new Refusal(ProblemCode.WRONG_VALUE, message, entry.line(), entry.column());
    }
    if (!(Yaml.scalar(entry.key(), entry.value()).value() instanceof Number)) {
      throw Yaml.wrongType(entry.key(), "a number", entry.value());
    }
    return entry.key().equals("percentile") ? 0 : 1;
  }
}
