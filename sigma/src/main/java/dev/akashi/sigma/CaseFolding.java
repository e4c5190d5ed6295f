package dev.akashi.sigma;

import java.util.Locale;

/**
 * Simple case folding of Unicode (common and simple mappings, without the Turkish ones): one code
 * point stays one code point, so {@code ?} means the same before and after.
 */
final class CaseFolding {

  private CaseFolding() {}

  static String fold(String text) {
    int i = 0;
    while (i < text.length() && isFoldedAscii(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    // The platform lowers ASCII by the word, and would do more than fold to other texts.
    return isAscii(text, i) ? text.toLowerCase(Locale.ROOT) : foldFrom(text, i);
  }

  private static boolean isAscii(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  static int fold(int codePoint) {
    // Both would become a plain i, which Unicode reserves for Turkish texts.
    if (codePoint == 'İ' || codePoint == 'ı') {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static boolean isFoldedAscii(char c) {
    return c < 0x80 && (c < 'A' || c > 'Z');
  }

  private static String foldFrom(String text, int start) {
    StringBuilder folded = new StringBuilder(text.length()).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      folded.appendCodePoint(fold(codePoint));
      i += Character.charCount(codePoint);
    }
    return folded.toString();
  }
}
