package dev.akashi.sigma;

import dev.akashi.sigma.Modifier.Kind;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Turns one entry of a selection into tests on an event. */
final class EntryCompiler {

  /** Longest value, in characters. */
  static final int MAX_VALUE_CHARS = 4096;

  private final Fields fields;
  private final ValueCompiler values;

  EntryCompiler(Settings settings, Fields fields) {
    this.fields = fields;
    this.values = new ValueCompiler(settings);
  }

  Node compile(Entry entry) {
    List<YamlScalar> scalars = scalars(entry);
    List<Node> nodes = scalars.stream().map(value -> node(entry, value)).toList();
    Node joined = entry.has(Modifier.ALL) ? Node.AllOf.of(nodes) : Node.AnyOf.of(nodes);
    if (!entry.has(Modifier.NEQ)) {
      return joined;
    }
    String condition = condition(entry, String.join(", ", texts(scalars)));
    String name = entry.field();
    return new Differs(name == null ? null : fields.named(name), condition, joined);
  }

  private static List<String> texts(List<YamlScalar> scalars) {
    return scalars.stream().map(YamlScalar::text).toList();
  }

  private static List<YamlScalar> scalars(Entry entry) {
    if (entry.value() instanceof YamlScalar scalar) {
      return List.of(scalar);
    }
    if (!(entry.value() instanceof YamlList list)) {
      throw Yaml.wrongType(entry.key(), "a value or a list of values", entry.value());
    }
    if (list.items().isEmpty()) {
      throw entry.refusal(ProblemCode.EMPTY_SELECTION, "expected at least one value");
    }
    List<YamlScalar> values = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (!(item instanceof YamlScalar scalar)) {
        throw Yaml.wrongType(entry.key(), "a value", item);
      }
      values.add(scalar);
    }
    refuseNullAmongOthers(values);
    return values;
  }

  private static void refuseNullAmongOthers(List<YamlScalar> values) {
    for (YamlScalar value : values) {
      if (value.value() == null && values.size() > 1) {
        String message = "expected null in a selection of its own, found it in a list";
        throw new Refusal(ProblemCode.NULL_IN_LIST, message, value);
      }
    }
  }

  private Node node(Entry entry, YamlScalar value) {
    if (value.text().length() > MAX_VALUE_CHARS) {
      String message = "expected a value of at most %,d characters, found %,d";
      throw new Refusal(
          ProblemCode.WRONG_VALUE,
          message.formatted(MAX_VALUE_CHARS, value.text().length()),
          value);
    }
    String name = entry.field();
    String condition = condition(entry, value.value() == null ? "null" : value.text());
    if (name == null) {
      return new KeywordTest(condition, values.keyword(entry, value));
    }
    Field field = fields.named(name);
    if (value.value() == null) {
      return noValue(entry, field, condition, value);
    }
    if (entry.has(Modifier.EXISTS)) {
      return new Presence(field, condition, truth(entry, value));
    }
    if (entry.has(Modifier.FIELDREF)) {
      boolean cased = entry.has(Modifier.CASED);
      Field other = fields.named(value.text());
      return new FieldReference(field, condition, other, shape(entry), cased);
    }
    return new FieldTest(field, condition, values.test(entry, value));
  }

  private static String condition(Entry entry, String text) {
    return entry.key().isEmpty() ? text : entry.key() + ": " + text;
  }

  private static Node noValue(Entry entry, Field field, String condition, YamlScalar value) {
    for (Modifier modifier : entry.chain()) {
      if (modifier.kind() != Kind.ENTRY) {
        throw ValueCompiler.refusal(entry, modifier, "a value", value);
      }
    }
    return new NoValue(field, condition);
  }

  private static boolean truth(Entry entry, YamlScalar value) {
    if (value.value() instanceof Boolean truth && !(entry.value() instanceof YamlList)) {
      return truth;
    }
    throw ValueCompiler.refusal(entry, Modifier.EXISTS, "true or false", value);
  }

  private static FieldReference.Shape shape(Entry entry) {
    if (entry.chain().stream().filter(modifier -> modifier.kind() == Kind.SHAPE).count() > 1) {
      throw entry.refusal(
          ProblemCode.MODIFIER_CHAIN, "expected one of contains, startswith, endswith");
    }
    return switch (entry.only(Kind.SHAPE)) {
      case CONTAINS -> FieldReference.Shape.CONTAINS;
      case STARTSWITH -> FieldReference.Shape.STARTS_WITH;
      case ENDSWITH -> FieldReference.Shape.ENDS_WITH;
      case null, default -> FieldReference.Shape.EQUALS;
    };
  }
}
