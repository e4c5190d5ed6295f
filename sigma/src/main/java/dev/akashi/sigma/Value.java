package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One value of a field in the forms that tests ask for. What has to be computed is computed once;
 * two threads at once compute the same.
 */
final class Value {

  // Above this a number written out in full would be an unreasonable text.
  private static final int MAX_SCALE = 400;

  private final Object raw;
  private final String text;
  private @Nullable String folded;

  private Value(Object raw, String text) {
    this.raw = raw;
    this.text = text;
  }

  static Value of(String field, Object raw) {
    return switch (raw) {
      case String string -> new Value(string, string);
      case Boolean bool -> new Value(bool, bool.toString());
      case Integer _, Long _, Short _, Byte _, BigInteger _ -> new Value(raw, raw.toString());
      case BigDecimal decimal -> new Value(decimal, text(decimal));
      case Double _, Float _ -> ofFloating(((Number) raw).doubleValue());
      default ->
          throw new IllegalArgumentException(
              "field '%s': expected text, number, boolean, null or a list of those, found %s"
                  .formatted(field, raw.getClass().getName()));
    };
  }

  private static Value ofFloating(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      String text = Double.toString(number);
      return new Value(text, text);
    }
    BigDecimal decimal = BigDecimal.valueOf(number);
    return new Value(decimal, text(decimal));
  }

  private static String text(BigDecimal decimal) {
    return Math.abs(decimal.scale()) > MAX_SCALE ? decimal.toString() : decimal.toPlainString();
  }

  /**
   * The value as text; numbers in plain decimal form, booleans as {@code true} or {@code false}.
   */
  String text() {
    return text;
  }

  /** The text without differences of case. */
  String folded() {
    String known = folded;
    if (known == null) {
      known = CaseFolding.fold(text);
      folded = known;
    }
    return known;
  }

  /** The value as a number, also when it is a number written as text; null when it is none. */
  @Nullable BigDecimal number() {
    return switch (raw) {
      case String string -> Numbers.parse(string);
      case Number number -> Numbers.exact(number);
      default -> null;
    };
  }
}
