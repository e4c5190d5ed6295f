package dev.akashi.launcher.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How wide text is on a terminal, where characters of East Asian scripts take two columns. */
final class Width {
  private Width() {}

  static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** {@code text} in lines of at most {@code width} columns; at least one line. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      add(text.substring(from, to), width, line, lines);
      from = to;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static void add(String word, int width, StringBuilder line, List<String> lines) {
    if (!line.isEmpty() && of(line.toString()) + of(word.stripTrailing()) > width) {
      lines.add(line.toString().stripTrailing());
      line.setLength(0);
    }
    for (int codePoint : word.codePoints().toArray()) {
      // A word longer than a line is cut: digests and paths have no better place.
      if (of(line.toString()) + of(codePoint) > width && !Character.isWhitespace(codePoint)) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.appendCodePoint(codePoint);
    }
  }

  private static int of(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> isHalf(codePoint) ? 1 : 2;
      default -> isWideSign(codePoint) ? 2 : 1;
    };
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= 0xFF61 && codePoint <= 0xFFDC;
  }

  private static boolean isWideSign(int codePoint) {
    return (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0x30FB && codePoint <= 0x30FC)
        || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
  }
}
