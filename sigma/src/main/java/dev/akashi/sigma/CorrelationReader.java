package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks what stands below {@code correlation}. */
final class CorrelationReader {

  static final int MAX_RULES = 100;
  static final int MAX_GROUP_BY_FIELDS = 16;

  /** State has to be kept for as long; 400 days is what the indices of evidence reach back. */
  static final Duration MAX_TIMESPAN = Duration.ofDays(400);

  private static final Set<String> KEYS =
      Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
  private static final Pattern TIMESPAN = Pattern.compile("([1-9][0-9]{0,8})([smhdwMy])");

  // Months and years as the reference library has them: parts of the mean Gregorian year.
  private static final Map<String, Long> UNIT_SECONDS =
      Map.of(
          "s",
          1L,
          "m",
          60L,
          "h",
          3_600L,
          "d",
          86_400L,
          "w",
          604_800L,
          "M",
          2_629_746L,
          "y",
          31_556_952L);

  private CorrelationReader() {}

  /** The body; null when a part of it was refused. */
  static @Nullable CorrelationBody read(YamlMap document, Complaints complaints) {
    YamlMap body =
        complaints.attempt(() -> Yaml.map("correlation", Yaml.required(document, "correlation")));
    if (body == null) {
      return null;
    }
    String type =
        complaints.attempt(
            () -> Yaml.oneOf("type", Yaml.required(body, "type"), CorrelationType.WORDS));
    List<YamlScalar> rules = complaints.attempt(() -> rules(body));
    Duration timespan = complaints.attempt(() -> timespan(body));
    List<String> groupBy = complaints.attempt(() -> groupBy(body));
    Boolean generate = complaints.attempt(() -> generate(body));
    Map<String, Map<String, String>> aliases = complaints.attempt(() -> aliases(body));
    CorrelationCondition condition =
        type == null || rules == null
            ? null
            : complaints.attempt(
                () -> CorrelationCondition.read(CorrelationType.of(type), rules.size(), body));
    for (YamlMap.Entry entry : body.entries()) {
      if (!KEYS.contains(entry.key())) {
        String message = "correlation: expected one of its keys, found '" + entry.key() + "'";
        complaints.add(new Refusal(ProblemCode.WRONG_VALUE, message, entry.line(), entry.column()));
      }
    }
    if (type == null || rules == null || timespan == null || groupBy == null) {
      return null;
    }
    if (generate == null || aliases == null || condition == null || complaints.any()) {
      return null;
    }
    return new CorrelationBody(
        CorrelationType.of(type),
        rules,
        groupBy,
        timespan,
        condition.comparisons(),
        condition.fields(),
        condition.percentile(),
        aliases,
        generate,
        condition.expression(),
        body);
  }

  private static List<YamlScalar> rules(YamlMap body) {
    YamlNode node = Yaml.required(body, "rules");
    List<YamlScalar> rules = Yaml.scalars("rules", node);
    if (rules.isEmpty()) {
      throw Yaml.wrongType("rules", "at least one rule", node);
    }
    return atMost(MAX_RULES, "rules", rules, node);
  }

  private static Duration timespan(YamlMap body) {
    YamlNode node = Yaml.required(body, "timespan");
    String text = Yaml.scalar("timespan", node).text();
    Matcher parts = TIMESPAN.matcher(text);
    if (!parts.matches()) {
      String message = "'timespan': expected a number and one of s, m, h, d, w, M, y, found '%s'";
      throw new Refusal(ProblemCode.WRONG_VALUE, message.formatted(text), node);
    }
    Long unit = UNIT_SECONDS.get(parts.group(2));
    if (unit == null) {
      throw new IllegalStateException(text);
    }
    Duration timespan = Duration.ofSeconds(Long.parseLong(parts.group(1)) * unit);
    if (timespan.compareTo(MAX_TIMESPAN) > 0) {
      String message = "'timespan': expected at most %d days, found '%s'";
      throw new Refusal(
          ProblemCode.CORRELATION, message.formatted(MAX_TIMESPAN.toDays(), text), node);
    }
    return timespan;
  }

  private static List<String> groupBy(YamlMap body) {
    YamlNode node = body.get("group-by");
    if (node == null) {
      return List.of();
    }
    List<String> fields =
        Yaml.scalars("group-by", node).stream().map(YamlScalar::text).distinct().toList();
    return atMost(MAX_GROUP_BY_FIELDS, "group-by", fields, node);
  }

  private static <T> List<T> atMost(int max, String key, List<T> found, YamlNode node) {
    if (found.size() > max) {
      String message = "'%s': expected at most %d of them, found %d";
      throw new Refusal(ProblemCode.CORRELATION, message.formatted(key, max, found.size()), node);
    }
    return List.copyOf(found);
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

  private static Map<String, Map<String, String>> aliases(YamlMap body) {
    YamlNode node = body.get("aliases");
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    if (node == null) {
      return aliases;
    }
    for (YamlMap.Entry alias : Yaml.map("aliases", node).entries()) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (YamlMap.Entry field : Yaml.map(alias.key(), alias.value()).entries()) {
        fields.put(field.key(), Yaml.scalar(field.key(), field.value()).text());
      }
      aliases.put(alias.key(), fields);
    }
    return aliases;
  }
}
