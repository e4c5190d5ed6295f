package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/** Values as a reader is shown them: cut, since a field may hold a megabyte. */
final class Excerpt {

  static final int MAX_CHARS = 1024;

  private Excerpt() {}

  static String of(Value value) {
    return cut(value.text());
  }

  /** The values of a field; null when there are none. */
  static @Nullable String of(Value @Nullable [] values) {
    if (values == null || values.length == 0) {
      return null;
    }
    StringBuilder joined = new StringBuilder();
    for (Value value : values) {
      joined.append(joined.isEmpty() ? "" : ", ").append(cut(value.text()));
      if (joined.length() > MAX_CHARS) {
        break;
      }
    }
    return cut(joined.toString());
  }

  private static String cut(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
    return text.substring(0, end);
  }
}
