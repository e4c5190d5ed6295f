package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Puts selections in the place of their names. */
final class ConditionCompiler {

  private final SequencedMap<String, Node> selections;
  private final YamlScalar scalar;

  ConditionCompiler(SequencedMap<String, Node> selections, YamlScalar scalar) {
    this.selections = selections;
    this.scalar = scalar;
  }

  Node compile() {
    return compile(ConditionParser.parse(scalar));
  }

  private Node compile(Condition condition) {
    return switch (condition) {
      case Condition.Any any -> Node.AnyOf.of(compile(any.parts()));
      case Condition.All all -> Node.AllOf.of(compile(all.parts()));
      case Condition.Not not -> new Node.Not(compile(not.part()));
      case Condition.Name name -> named(name);
      case Condition.Quantified quantified -> quantified(quantified);
    };
  }

  private List<Node> compile(List<Condition> parts) {
    return parts.stream().map(this::compile).toList();
  }

  private Node named(Condition.Name name) {
    Node selection = selections.get(name.name());
    if (selection == null) {
      throw unknown("'" + name.name() + "'", name.at());
    }
    return selection;
  }

  private Node quantified(Condition.Quantified quantified) {
    List<Node> wanted =
        selections.entrySet().stream()
            .filter(selection -> isMeant(quantified.pattern(), selection.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (wanted.isEmpty()) {
      throw unknown("a selection like '" + quantified.pattern() + "'", quantified.at());
    }
    return quantified.all() ? Node.AllOf.of(wanted) : Node.AnyOf.of(wanted);
  }

  private static boolean isMeant(String pattern, String name) {
    if (pattern.equals("them")) {
      return !name.startsWith("_");
    }
    boolean hidden = name.startsWith("_") && !pattern.startsWith("_");
    return !hidden && fits(pattern, name);
  }

  private static boolean fits(String pattern, String name) {
    TextTest test = new TextTest(Glob.parse(pattern), true);
    return test.accepts(Value.of("name", name));
  }

  private Refusal unknown(String what, int at) {
    String known = String.join(", ", selections.keySet());
    String message = "condition: expected one of the selections (%s), found %s at character %d";
    return new Refusal(
        ProblemCode.UNKNOWN_SELECTION, message.formatted(known, what, at + 1), scalar);
  }
}
