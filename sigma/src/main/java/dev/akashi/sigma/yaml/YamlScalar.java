package dev.akashi.sigma.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param value String, Long, BigInteger, BigDecimal, Boolean or null
 * @param text its characters after unescaping, whatever the type
 * @param style how it was written; what is not {@code PLAIN} is always a String
 */
public record YamlScalar(@Nullable Object value, String text, Style style, int line, int column)
    implements YamlNode {

  /** How a scalar was written: without quotes, in quotes, or as an indented block. */
  public enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  @Override
  public @Nullable Object plain() {
    return value;
  }

  @Override
  public String described() {
    return switch (value) {
      case null -> "null";
      case String string -> "the text '" + cut(string) + "'";
      case Boolean bool -> "the boolean " + bool;
      default -> "the number " + cut(text);
    };
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
