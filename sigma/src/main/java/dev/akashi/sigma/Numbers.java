package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers without loss, so that 4625, 4625.0 and "4625" are the same. */
final class Numbers {

  // Text that is longer is no number that anybody compares, and arithmetic on it would be slow.
  private static final int MAX_CHARS = 40;

  // Every number of so many digits fits a long.
  private static final int MAX_SHORT_DIGITS = 18;

  private Numbers() {}

  /** Reads {@code -?digits[.digits]}; null for everything else, exponents and blanks included. */
  static @Nullable BigDecimal parse(String text) {
    if (text.isEmpty()
        || text.length() > MAX_CHARS
        || !mayBegin(text.charAt(0))
        || !isDecimal(text)) {
      return null;
    }
    return new BigDecimal(text);
  }

  // Most texts are no numbers, and most of those show it at once.
  private static boolean mayBegin(char c) {
    return c == '-' || (c >= '0' && c <= '9');
  }

  /** Whether the text is {@code -?digits} that surely fit a {@code long}. */
  static boolean isShortWhole(String text) {
    int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
    return text.length() - start <= MAX_SHORT_DIGITS && areDigits(text, start, text.length());
  }

  /** The number as a {@code long} if that loses nothing, else null. */
  static @Nullable Long whole(BigDecimal number) {
    if (number.signum() == 0) {
      return 0L;
    }
    // Asked before it is written out, which could take a gigabyte.
    boolean tooLarge = (long) number.precision() - number.scale() > MAX_SHORT_DIGITS + 1;
    if (tooLarge || number.stripTrailingZeros().scale() > 0) {
      return null;
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE ? whole.longValue() : null;
  }

  private static boolean isDecimal(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    return areDigits(text, start, end) && (point < 0 || areDigits(text, point + 1, text.length()));
  }

  private static boolean areDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return start < end;
  }

  static BigDecimal exact(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> new BigDecimal(integer);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }
}
