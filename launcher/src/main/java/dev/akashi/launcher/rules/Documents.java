package dev.akashi.launcher.rules;

import dev.akashi.sigma.Compiled;
import dev.akashi.sigma.Correlation;
import dev.akashi.sigma.Problem;
import dev.akashi.sigma.Rule;
import dev.akashi.sigma.RuleText;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlProblem;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says for each document of each text what the engine made of it.
 *
 * <p>The engine reports places, not documents. A document reaches from its first line to the line
 * before the next one, and every problem stands at a node of its document, so the line decides; ids
 * could not, as the refused document may have none or that of another.
 */
final class Documents {
  private final Map<String, List<Problem>> problems = new HashMap<>();
  private final Map<String, List<Problem>> warnings = new HashMap<>();
  private final Map<String, Deque<String>> rules = new HashMap<>();
  private final Map<String, Deque<String>> correlations = new HashMap<>();

  Documents(Compiled compiled) {
    compiled.problems().forEach(problem -> add(problems, problem));
    compiled.warnings().forEach(warning -> add(warnings, warning));
    for (Rule rule : compiled.ruleSet().rules()) {
      rules.computeIfAbsent(rule.path(), path -> new ArrayDeque<>()).add(rule.id());
    }
    for (Correlation correlation : compiled.ruleSet().correlations()) {
      correlations
          .computeIfAbsent(correlation.path(), path -> new ArrayDeque<>())
          .add(correlation.id());
    }
  }

  private static void add(Map<String, List<Problem>> byPath, Problem problem) {
    byPath.computeIfAbsent(problem.path(), path -> new ArrayList<>()).add(problem);
  }

  /** The documents of a text that was compiled, in their order; at least one. */
  List<RuleDocument> of(RuleText text) {
    List<YamlNode> nodes = nodes(text);
    if (nodes.isEmpty()) {
      List<Problem> all = problems.getOrDefault(text.path(), List.of());
      return List.of(new RuleDocument(text.path(), null, null, false, remarks(all)));
    }
    List<RuleDocument> documents = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      int before = i + 1 == nodes.size() ? Integer.MAX_VALUE : nodes.get(i + 1).line();
      documents.add(document(text.path(), nodes.get(i), before));
    }
    return List.copyOf(documents);
  }

  private static List<YamlNode> nodes(RuleText text) {
    try {
      return YamlDocuments.read(text.path(), text.yaml());
    } catch (YamlProblem e) {
      return List.of(); // which is among the problems, too
    }
  }

  private RuleDocument document(String path, YamlNode node, int before) {
    List<Problem> against = between(problems, path, node.line(), before);
    if (!against.isEmpty()) {
      String id = against.getFirst().ruleId();
      return new RuleDocument(path, id, node.line(), false, remarks(against));
    }
    List<Problem> worthMending = between(warnings, path, node.line(), before);
    return new RuleDocument(path, loadedId(path, node), node.line(), true, remarks(worthMending));
  }

  /** The id of a document without a problem: those of a text keep the order of its documents. */
  private @Nullable String loadedId(String path, YamlNode node) {
    if (node instanceof YamlMap map && map.get("filter") != null) {
      return map.get("id") instanceof YamlScalar id ? id.text() : null;
    }
    boolean correlates = node instanceof YamlMap map && map.get("correlation") != null;
    String id = (correlates ? correlations : rules).getOrDefault(path, new ArrayDeque<>()).poll();
    if (id == null) {
      // Said aloud, since a rule that is neither loaded nor refused would be a silent gap.
      throw new IllegalStateException(
          "%s:%d: expected a rule or a problem, found neither".formatted(path, node.line()));
    }
    return id;
  }

  private static List<Problem> between(
      Map<String, List<Problem>> byPath, String path, int from, int before) {
    return byPath.getOrDefault(path, List.of()).stream()
        .filter(problem -> problem.line() >= from && problem.line() < before)
        .toList();
  }

  private static List<Remark> remarks(List<Problem> problems) {
    return problems.stream().map(Remark::of).toList();
  }
}
