package dev.akashi.sigma.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted scalar means: the core schema of YAML 1.2, without the forms that YAML 1.1 reads
 * differently. {@code yes}, {@code 017}, {@code 0o17}, {@code 1_000}, {@code 1e3}, {@code 12:30}
 * and dates are text, since nobody can tell which version their writer had in mind.
 */
final class CoreSchema {

  // A longer run of digits is an identifier, and arithmetic on it would be slow.
  private static final int MAX_NUMBER_CHARS = 40;

  private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:0|[1-9][0-9]*)?\\.[0-9]+(?:[eE][-+][0-9]{1,2})?");

  private CoreSchema() {}

  static @Nullable Object value(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      default -> numberOrText(text);
    };
  }

  private static Object numberOrText(String text) {
    if (text.length() > MAX_NUMBER_CHARS) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(new BigInteger(text));
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return integer(new BigInteger(text.substring(2), 16));
    }
    if (DECIMAL.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    return text;
  }

  private static Object integer(BigInteger integer) {
    if (integer.bitLength() < Long.SIZE) {
      return integer.longValue();
    }
    return integer;
  }
}
