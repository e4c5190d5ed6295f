package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One value of a field in the forms that tests ask for, all of them made at once. Immutable. */
final class Value {

  // Above this a number written out in full would be an unreasonable text.
  private static final int MAX_SCALE = 400;

  private final String text;
  private final String folded;
  private final @Nullable BigDecimal decimal;
  private final long whole;
  private final boolean isWhole;

  private Value(String text, boolean isWhole, long whole, @Nullable BigDecimal decimal) {
    this.text = text;
    this.folded = CaseFolding.fold(text);
    this.isWhole = isWhole;
    this.whole = whole;
    this.decimal = decimal;
  }

  static Value of(String field, Object raw) {
    return switch (raw) {
      case String string -> ofText(string);
      case Boolean bool -> new Value(bool.toString(), false, 0, null);
      case Integer _, Long _, Short _, Byte _ ->
          new Value(raw.toString(), true, ((Number) raw).longValue(), null);
      case BigInteger integer -> ofDecimal(integer.toString(), new BigDecimal(integer));
      case BigDecimal decimal -> ofDecimal(text(decimal), decimal);
      case Double _, Float _ -> ofFloating(((Number) raw).doubleValue());
      default ->
          throw new IllegalArgumentException(
              "field '%s': expected text, number, boolean, null or a list of those, found %s"
                  .formatted(field, raw.getClass().getName()));
    };
  }

  private static Value ofText(String text) {
    if (Numbers.isShortWhole(text)) {
      return new Value(text, true, Long.parseLong(text), null);
    }
    BigDecimal decimal = Numbers.parse(text);
    return decimal == null ? new Value(text, false, 0, null) : ofDecimal(text, decimal);
  }

  private static Value ofFloating(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return new Value(Double.toString(number), false, 0, null);
    }
    BigDecimal decimal = BigDecimal.valueOf(number);
    return ofDecimal(text(decimal), decimal);
  }

  private static Value ofDecimal(String text, BigDecimal decimal) {
    Long whole = Numbers.whole(decimal);
    return whole == null ? new Value(text, false, 0, decimal) : new Value(text, true, whole, null);
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
    return folded;
  }

  /** Whether the value is a number that fits a {@code long} without loss; 4625.0 is one. */
  boolean isWhole() {
    return isWhole;
  }

  /** The number, if it {@link #isWhole}. */
  long whole() {
    return whole;
  }

  /** The value as a number, also when it is a number written as text; null when it is none. */
  @Nullable BigDecimal number() {
    return isWhole ? BigDecimal.valueOf(whole) : decimal;
  }
}
