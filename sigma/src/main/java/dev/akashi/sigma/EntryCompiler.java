package dev.akashi.sigma;

import com.google.re2j.Pattern;
import dev.akashi.sigma.Modifier.Kind;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one entry of a selection into tests on an event. */
final class EntryCompiler {

  /** Longest value, in characters. */
  static final int MAX_VALUE_CHARS = 4096;

  private final Settings settings;
  private final Placeholders placeholders;

  EntryCompiler(Settings settings) {
    this.settings = settings;
    this.placeholders = new Placeholders(settings.placeholders());
  }

  Node compile(Entry entry) {
    List<YamlScalar> values = values(entry);
    List<Node> nodes = values.stream().map(value -> node(entry, value)).toList();
    Node joined = entry.has(Modifier.ALL) ? Node.AllOf.of(nodes) : Node.AnyOf.of(nodes);
    if (!entry.has(Modifier.NEQ)) {
      return joined;
    }
    String condition = condition(entry, String.join(", ", texts(values)));
    return new Differs(entry.field(), condition, joined);
  }

  private static List<String> texts(List<YamlScalar> values) {
    return values.stream().map(YamlScalar::text).toList();
  }

  private static List<YamlScalar> values(Entry entry) {
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
    String field = entry.field();
    String condition = condition(entry, value.value() == null ? "null" : value.text());
    if (field == null) {
      return new KeywordTest(condition, keyword(entry, value));
    }
    if (value.value() == null) {
      return noValue(entry, field, condition, value);
    }
    if (entry.has(Modifier.EXISTS)) {
      return new Presence(field, condition, truth(entry, value));
    }
    if (entry.has(Modifier.FIELDREF)) {
      boolean cased = entry.has(Modifier.CASED);
      return new FieldReference(field, condition, value.text(), shape(entry), cased);
    }
    return new FieldTest(field, condition, test(entry, value));
  }

  private static String condition(Entry entry, String text) {
    return entry.key().isEmpty() ? text : entry.key() + ": " + text;
  }

  private static Node noValue(Entry entry, String field, String condition, YamlScalar value) {
    for (Modifier modifier : entry.chain()) {
      if (modifier.kind() != Kind.ENTRY) {
        throw valueRefusal(entry, modifier, "a value", value);
      }
    }
    return new NoValue(field, condition);
  }

  private static boolean truth(Entry entry, YamlScalar value) {
    if (value.value() instanceof Boolean truth && !(entry.value() instanceof YamlList)) {
      return truth;
    }
    throw valueRefusal(entry, Modifier.EXISTS, "true or false", value);
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

  private ValueTest keyword(Entry entry, YamlScalar value) {
    if (value.value() == null) {
      String message = "expected a text or a number as keyword, found null";
      throw new Refusal(ProblemCode.WRONG_TYPE, message, value);
    }
    if (entry.has(Modifier.RE)) {
      return regex(entry, value);
    }
    boolean anywhere = entry.only(Kind.SHAPE) == null;
    List<Glob> globs = new Variants(entry, placeholders).of(value.text());
    return text(entry, globs.stream().map(g -> anywhere ? g.openStart().openEnd() : g).toList());
  }

  private ValueTest test(Entry entry, YamlScalar value) {
    Modifier order = entry.only(Kind.ORDER);
    Modifier time = entry.only(Kind.TIME);
    if (time != null) {
      return time(entry, time, order, value);
    }
    if (order != null) {
      return new ValueTest.NumberOrder(Order.valueOf(order.name()), number(entry, order, value));
    }
    if (entry.has(Modifier.RE)) {
      return regex(entry, value);
    }
    if (entry.has(Modifier.CIDR)) {
      return network(entry, value);
    }
    boolean asText = entry.chain().stream().anyMatch(modifier -> modifier.kind() != Kind.ENTRY);
    return switch (value.value()) {
      case Number number when !asText -> new ValueTest.NumberEquals(Numbers.exact(number));
      case Boolean truth when !asText -> new ValueTest.BooleanEquals(truth);
      case null, default -> text(entry, new Variants(entry, placeholders).of(value.text()));
    };
  }

  private static ValueTest text(Entry entry, List<Glob> globs) {
    boolean cased = entry.has(Modifier.CASED);
    return ValueTest.AnyVariant.of(
        globs.stream().<ValueTest>map(glob -> new TextTest(glob, cased)).toList());
  }

  private ValueTest regex(Entry entry, YamlScalar value) {
    List<String> regexes =
        entry.has(Modifier.EXPAND)
            ? placeholders.expand(entry, value.text(), Pattern::quote)
            : List.of(value.text());
    return ValueTest.AnyVariant.of(
        regexes.stream()
            .<ValueTest>map(regex -> new ValueTest.Regex(Regexes.compile(entry, regex)))
            .toList());
  }

  private ValueTest network(Entry entry, YamlScalar value) {
    List<String> written =
        entry.has(Modifier.EXPAND)
            ? placeholders.expand(entry, value.text())
            : List.of(value.text());
    List<ValueTest> networks = new ArrayList<>();
    for (String each : written) {
      NetworkTest network = NetworkTest.parse(each);
      if (network == null || !network.isNetwork()) {
        String expected = "a network such as 10.0.0.0/8 or fd00::/8 without bits behind its prefix";
        throw valueRefusal(entry, Modifier.CIDR, expected, value);
      }
      networks.add(network);
    }
    return ValueTest.AnyVariant.of(networks);
  }

  private static BigDecimal number(Entry entry, Modifier modifier, YamlScalar value) {
    BigDecimal number =
        value.value() instanceof Number exact ? Numbers.exact(exact) : Numbers.parse(value.text());
    if (number == null) {
      throw valueRefusal(entry, modifier, "a number", value);
    }
    return number;
  }

  private ValueTest time(
      Entry entry, Modifier modifier, @Nullable Modifier comparison, YamlScalar value) {
    Order order = comparison == null ? Order.EQ : Order.valueOf(comparison.name());
    TimeTest.Part part = TimeTest.Part.valueOf(modifier.name());
    BigDecimal number = number(entry, modifier, value);
    if (number.stripTrailingZeros().scale() > 0 || number.precision() > 9) {
      throw valueRefusal(entry, modifier, "a whole number", value);
    }
    if (!part.canBe(order, number.longValue())) {
      String message = "a %s is %s, so '%s' never holds";
      throw entry.refusal(
          ProblemCode.NEVER_MATCHES,
          message.formatted(modifier.word(), part.range(), value.text()));
    }
    return new TimeTest(part, order, number.longValue(), settings.zone());
  }

  private static Refusal valueRefusal(
      Entry entry, Modifier modifier, String expected, YamlScalar value) {
    String message = "'%s': '%s' needs %s, found %s";
    return new Refusal(
        ProblemCode.MODIFIER_VALUE,
        message.formatted(entry.key(), modifier.word(), expected, value.described()),
        value);
  }
}
