package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Puts selections in the place of their names, in all conditions of one rule. */
final class ConditionCompiler {

  /** Most selections that the conditions of one rule may come to, patterns written out. */
  static final int MAX_REFERENCES = 20_000;

  private final SequencedMap<String, Node> selections;
  private int references;

  ConditionCompiler(SequencedMap<String, Node> selections) {
    this.selections = selections;
  }

  Node compile(YamlScalar written) {
    return compile(ConditionParser.parse(written), written);
  }

  private Node compile(Condition condition, YamlScalar written) {
    return switch (condition) {
      case Condition.Any any -> Node.AnyOf.of(compile(any.parts(), written));
      case Condition.All all -> Node.AllOf.of(compile(all.parts(), written));
      case Condition.Not not -> new Node.Not(compile(not.part(), written));
      case Condition.Name name -> named(name, written);
      case Condition.Quantified quantified -> quantified(quantified, written);
    };
  }

  private List<Node> compile(List<Condition> parts, YamlScalar written) {
    return parts.stream().map(part -> compile(part, written)).toList();
  }

  private Node named(Condition.Name name, YamlScalar written) {
    Node selection = selections.get(name.name());
    if (selection == null) {
      throw unknown("'" + name.name() + "'", name.at(), written);
    }
    count(1, written);
    return selection;
  }

  private Node quantified(Condition.Quantified quantified, YamlScalar written) {
    List<Node> wanted = meant(quantified.pattern());
    if (wanted.isEmpty()) {
      throw unknown("a selection like '" + quantified.pattern() + "'", quantified.at(), written);
    }
    count(wanted.size(), written);
    return quantified.all() ? Node.AllOf.of(wanted) : Node.AnyOf.of(wanted);
  }

  /** A selection whose name starts with {@code _} is only meant by a pattern that does so too. */
  private List<Node> meant(String pattern) {
    TextTest test = new TextTest(Glob.parse(pattern.equals("them") ? "*" : pattern), true);
    List<Node> meant = new ArrayList<>();
    selections.forEach(
        (name, selection) -> {
          boolean hidden = name.startsWith("_") && !pattern.startsWith("_");
          if (!hidden && test.accepts(name)) {
            meant.add(selection);
          }
        });
    return meant;
  }

  private void count(int more, YamlScalar written) {
    references += more;
    if (references > MAX_REFERENCES) {
      String message = "condition: expected at most %,d selections, patterns written out";
      throw new Refusal(ProblemCode.CONDITION, message.formatted(MAX_REFERENCES), written);
    }
  }

  private Refusal unknown(String what, int at, YamlScalar written) {
    List<String> known = selections.keySet().stream().limit(20).toList();
    String message = "condition: expected one of the selections (%s), found %s at character %d";
    return new Refusal(
        ProblemCode.UNKNOWN_SELECTION,
        message.formatted(String.join(", ", known), what, at + 1),
        written);
  }
}
