package dev.akashi.sigma;

import com.google.re2j.Pattern;
import dev.akashi.sigma.Modifier.Kind;
import dev.akashi.sigma.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one written value into a test on a value of an event. */
final class ValueCompiler {

  private final Settings settings;
  private final Placeholders placeholders;
  private final Regexes regexes = new Regexes();

  ValueCompiler(Settings settings) {
    this.settings = settings;
    this.placeholders = new Placeholders(settings.placeholders());
  }

  /** The test of a keyword, which is a text or a regular expression. */
  ValueTest keyword(Entry entry, YamlScalar value) {
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

  /** The test of a value under a field. */
  ValueTest test(Entry entry, YamlScalar value) {
    Modifier order = entry.only(Kind.ORDER);
    Modifier time = entry.only(Kind.TIME);
    if (time != null) {
      return time(entry, time, order, value);
    }
    if (order != null) {
      return ValueTest.NumberOrder.of(Order.valueOf(order.name()), number(entry, order, value));
    }
    if (entry.has(Modifier.RE)) {
      return regex(entry, value);
    }
    if (entry.has(Modifier.CIDR)) {
      return network(entry, value);
    }
    boolean asText = entry.chain().stream().anyMatch(modifier -> modifier.kind() != Kind.ENTRY);
    return switch (value.value()) {
      case Number number when !asText -> ValueTest.NumberEquals.of(Numbers.exact(number));
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
    List<String> written =
        entry.has(Modifier.EXPAND)
            ? placeholders.expand(entry, value.text(), Pattern::quote)
            : List.of(value.text());
    return ValueTest.AnyVariant.of(
        written.stream().<ValueTest>map(regex -> regexes.test(entry, regex)).toList());
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
        throw refusal(entry, Modifier.CIDR, expected, value);
      }
      networks.add(network);
    }
    return ValueTest.AnyVariant.of(networks);
  }

  private static BigDecimal number(Entry entry, Modifier modifier, YamlScalar value) {
    BigDecimal number =
        value.value() instanceof Number exact ? Numbers.exact(exact) : Numbers.parse(value.text());
    if (number == null) {
      throw refusal(entry, modifier, "a number", value);
    }
    return number;
  }

  private ValueTest time(
      Entry entry, Modifier modifier, @Nullable Modifier comparison, YamlScalar value) {
    Order order = comparison == null ? Order.EQ : Order.valueOf(comparison.name());
    TimeTest.Part part = TimeTest.Part.valueOf(modifier.name());
    BigDecimal number = number(entry, modifier, value);
    if (number.stripTrailingZeros().scale() > 0 || number.precision() > 9) {
      throw refusal(entry, modifier, "a whole number", value);
    }
    if (!part.canBe(order, number.longValue())) {
      String message = "a %s is %s, so '%s' never holds";
      throw entry.refusal(
          ProblemCode.NEVER_MATCHES,
          message.formatted(modifier.word(), part.range(), value.text()));
    }
    return new TimeTest(part, order, number.longValue(), settings.zone());
  }

  /** A modifier cannot be applied to a value. */
  static Refusal refusal(Entry entry, Modifier modifier, String expected, YamlScalar value) {
    String message = "'%s': '%s' needs %s, found %s";
    return new Refusal(
        ProblemCode.MODIFIER_VALUE,
        message.formatted(entry.key(), modifier.word(), expected, value.described()),
        value);
  }
}
