package dev.akashi.console;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Text of a record as a page may show it. What would be invisible or would reorder its neighbours
 * (control characters, bidirectional overrides, zero-width characters, lone surrogates, tags) is
 * written out as {@code ‹U+202E›}. Escaping for HTML is the template's work.
 */
final class Visible {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Visible() {}

  /** One line: line ends and tabs are written out too. Null stays null. */
  static @Nullable String line(@Nullable String text) {
    return text == null ? null : shown(text, false);
  }

  /** Many lines: line feeds and tabs stay. */
  static String block(String text) {
    return shown(text, true);
  }

  private static String shown(String text, boolean multiline) {
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              boolean layout = multiline && (point == '\n' || point == '\t');
              if (layout || !hidden(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("‹U+").append(hex(point)).append('›');
              }
            });
    return shown.toString();
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String hex(int point) {
    return point > 0xFFFF ? HEX.toHexDigits(point, 6) : HEX.toHexDigits((char) point);
  }
}
