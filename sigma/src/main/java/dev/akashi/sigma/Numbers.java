package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers without loss, so that 4625, 4625.0 and "4625" are the same. */
final class Numbers {

  // Text that is longer is no number that anybody compares, and arithmetic on it would be slow.
  private static final int MAX_CHARS = 40;

  private Numbers() {}

  /** Reads {@code -?digits[.digits]}; null for everything else, exponents and blanks included. */
  static @Nullable BigDecimal parse(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS || !isDecimal(text)) {
      return null;
    }
    return new BigDecimal(text);
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
