package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is added to rules by {@code and}, exactly as it is written: an exclusion has to
 * say {@code not selection}.
 *
 * @param rules ids or names of the rules it is for; empty for all that its log source fits
 * @param logSource the rules it is for name the same
 * @param condition what has to hold besides the rule's own condition
 */
record Filter(List<YamlScalar> rules, LogSource logSource, Node condition) {

  private static final Set<String> NOT_SELECTIONS = Set.of("rules");

  static @Nullable Filter read(YamlMap document, EntryCompiler entries, Complaints complaints) {
    String title = complaints.attempt(() -> Heads.title(document));
    LogSource source = complaints.attempt(() -> Heads.logSource(document));
    YamlMap body = complaints.attempt(() -> Yaml.map("filter", Yaml.required(document, "filter")));
    for (String key : List.of("level", "status")) {
      YamlNode node = document.get(key);
      if (node != null) {
        complaints.add(
            new Refusal(ProblemCode.WRONG_VALUE, "expected a filter without '" + key + "'", node));
      }
    }
    if (body == null) {
      return null;
    }
    List<YamlScalar> rules = complaints.attempt(() -> rules(body));
    Node condition =
        new DetectionCompiler(entries, complaints).compile(body, NOT_SELECTIONS, title + ": ");
    if (source == null || rules == null || condition == null || complaints.any()) {
      return null;
    }
    return new Filter(rules, source, condition);
  }

  private static List<YamlScalar> rules(YamlMap body) {
    YamlNode rules = Yaml.required(body, "rules");
    if (rules instanceof YamlScalar scalar && scalar.text().equals("any")) {
      return List.of();
    }
    if (rules instanceof YamlList) {
      return Yaml.scalars("rules", rules);
    }
    throw Yaml.wrongType("rules", "a list of ids or names, or 'any'", rules);
  }

  /** Whether the filter is for the rule. */
  boolean isFor(Draft.Detecting rule, LogSource source) {
    boolean named =
        rules.isEmpty()
            || rules.stream()
                .map(YamlScalar::text)
                .anyMatch(wanted -> wanted.equals(rule.id()) || wanted.equals(rule.name()));
    return named && logSource.covers(source);
  }
}
