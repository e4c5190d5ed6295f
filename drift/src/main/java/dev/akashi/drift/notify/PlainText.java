package dev.akashi.drift.notify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from records, made harmless for a line of a message: whoever writes a log line writes what
 * people read at night.
 */
final class PlainText {
  /** Longest line that comes from records, in characters. */
  static final int LINE_MAX_CHARS = 500;

  /** Longest id or name, in characters. */
  static final int NAME_MAX_CHARS = 200;

  // Line and paragraph separators and all controls, CR and LF among them, become a space; what
  // turns or hides text (bidi overrides, zero-width and tag characters) and half characters go.
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cs}]");

  private PlainText() {}

  static String line(String text) {
    return cut(text, LINE_MAX_CHARS);
  }

  static String name(String text) {
    return cut(text, NAME_MAX_CHARS);
  }

  static @Nullable String nameOrNull(@Nullable String text) {
    return text == null ? null : name(text);
  }

  /** The text on one line, at most so many characters long; what was cut is marked. */
  static String cut(String text, int maxChars) {
    // Cut first: a text of megabytes is not worth two passes.
    var head = text.length() > 4 * maxChars ? text.substring(0, 4 * maxChars) : text;
    var clean = HIDDEN.matcher(BREAKS.matcher(head).replaceAll(" ")).replaceAll("").strip();
    if (clean.length() <= maxChars) {
      return clean;
    }
    int end = maxChars - 1;
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
