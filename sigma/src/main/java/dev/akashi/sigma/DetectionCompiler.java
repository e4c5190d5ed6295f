package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the selections of a rule or a filter and joins them by the condition. */
final class DetectionCompiler {

  private static final String CONDITION = "condition";

  private final EntryCompiler entries;
  private final Complaints complaints;

  DetectionCompiler(EntryCompiler entries, Complaints complaints) {
    this.entries = entries;
    this.complaints = complaints;
  }

  /**
   * The condition with all it needs; null when something was refused.
   *
   * @param notSelections keys beside {@code condition} that are no selections
   * @param prefix put before the names of selections in reasons
   */
  @Nullable Node compile(YamlMap detection, Set<String> notSelections, String prefix) {
    refuseTimeframe(detection);
    SelectionCompiler compiler = new SelectionCompiler(entries, complaints);
    SequencedMap<String, Node> selections = new LinkedHashMap<>();
    for (YamlMap.Entry entry : detection.entries()) {
      String name = entry.key();
      if (!name.equals(CONDITION) && !notSelections.contains(name)) {
        Node body = compiler.compile(name, entry.value());
        selections.put(name, new Node.Selection(prefix + name, body));
      }
    }
    Node condition = complaints.attempt(() -> condition(detection, selections));
    return complaints.any() ? null : condition;
  }

  private void refuseTimeframe(YamlMap detection) {
    YamlNode timeframe = detection.get("timeframe");
    if (timeframe != null) {
      String message = "expected a detection without 'timeframe'; write a correlation instead";
      complaints.add(new Refusal(ProblemCode.TIMEFRAME, message, timeframe));
    }
  }

  private Node condition(YamlMap detection, SequencedMap<String, Node> selections) {
    YamlNode written = Yaml.required(detection, CONDITION);
    if (written instanceof YamlList list && list.items().isEmpty()) {
      throw Yaml.wrongType(CONDITION, "a condition or a list of conditions", written);
    }
    ConditionCompiler compiler = new ConditionCompiler(selections);
    List<Node> alternatives = new ArrayList<>();
    for (YamlScalar scalar : Yaml.scalars(CONDITION, written)) {
      Node node = complaints.attempt(() -> compiler.compile(scalar));
      if (node != null) {
        alternatives.add(node);
      }
    }
    Node condition = Node.AnyOf.of(alternatives);
    if (!complaints.any() && !Satisfiable.maybe(condition)) {
      String message = "condition: no event can fulfil it, since its parts exclude each other";
      throw new Refusal(ProblemCode.NEVER_MATCHES, message, written);
    }
    return condition;
  }
}
