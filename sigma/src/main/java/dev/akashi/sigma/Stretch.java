package dev.akashi.sigma;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Signs of a glob in a row; each stands for exactly one code point of the text. */
final class Stretch {

  private final int[] signs;

  // The signs as a text where they are one, since the platform finds texts fastest.
  private final @Nullable String literal;

  private Stretch(int[] signs) {
    this.signs = signs;
    boolean plain = Arrays.stream(signs).allMatch(sign -> sign >= 0);
    this.literal = plain ? new String(signs, 0, signs.length) : null;
  }

  static Stretch of(int[] signs, boolean cased) {
    if (cased) {
      return new Stretch(signs);
    }
    return new Stretch(
        Arrays.stream(signs).map(sign -> sign < 0 ? sign : CaseFolding.fold(sign)).toArray());
  }

  /** Whether it stands for one text only. */
  boolean isLiteral() {
    return literal != null;
  }

  /** The longest run of plain characters. */
  String longestLiteral() {
    int start = 0;
    int longestStart = 0;
    int longest = 0;
    for (int i = 0; i <= signs.length; i++) {
      if (i == signs.length || signs[i] < 0) {
        if (i - start > longest) {
          longest = i - start;
          longestStart = start;
        }
        start = i + 1;
      }
    }
    return new String(signs, longestStart, longest);
  }

  /** Where the stretch ends when it starts at {@code from}; -1 when it does not. */
  int endFrom(String text, int from) {
    if (literal != null) {
      return text.startsWith(literal, from) ? from + literal.length() : -1;
    }
    int at = from;
    for (int sign : signs) {
      if (at >= text.length()) {
        return -1;
      }
      int point = text.codePointAt(at);
      if (!Glob.covers(sign, point)) {
        return -1;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** Where the stretch starts when it ends at {@code end}; -1 when it does not. */
  int startBefore(String text, int end) {
    if (literal != null) {
      int start = end - literal.length();
      return text.startsWith(literal, start) ? start : -1;
    }
    int at = end;
    for (int i = signs.length - 1; i >= 0; i--) {
      if (at <= 0) {
        return -1;
      }
      int point = text.codePointBefore(at);
      if (!Glob.covers(signs[i], point)) {
        return -1;
      }
      at -= Character.charCount(point);
    }
    return at;
  }

  /** Where the first occurrence between {@code from} and {@code end} ends; -1 without one. */
  int endAfter(String text, int from, int end) {
    if (literal != null) {
      int found = text.indexOf(literal, from, end);
      return found < 0 ? -1 : found + literal.length();
    }
    for (int at = from; at < end; at += Character.charCount(text.codePointAt(at))) {
      int found = endFrom(text, at);
      if (found >= 0 && found <= end) {
        return found;
      }
    }
    return -1;
  }
}
