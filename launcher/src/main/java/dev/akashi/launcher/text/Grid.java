package dev.akashi.launcher.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/**
 * A table for a terminal. Columns are as wide as their content, the last one as wide as is left;
 * text that does not fit is wrapped. Characters of East Asian scripts count as two columns.
 */
public final class Grid {
  private static final int GAP = 2;
  private static final int LAST_LEAST = 16;

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  /** An empty table with these headings. */
  public Grid(String... headings) {
    this.columns = headings.length;
    rows.add(List.of(headings));
  }

  /** Adds one row; as many cells as there are headings. */
  public Grid row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("cells: " + cells.length + " (expected " + columns + ")");
    }
    rows.add(java.util.Arrays.stream(cells).map(Grid::plain).toList());
    return this;
  }

  /** The whole table, each line at most {@code width} columns. */
  public String render(int width) {
    int[] widths = widths(width);
    Column[] layout = new Column[columns];
    for (int i = 0; i < columns; i++) {
      layout[i] = new Column(widths[i], i == 0 ? 0 : GAP, Column.Overflow.WRAP);
    }
    TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), layout);
    table.setAdjustLineBreaksForWideCJKCharacters(true);
    for (List<String> row : rows) {
      table.addRowValues(row.toArray(String[]::new));
    }
    return table.toString().replaceAll("(?m)[ \\t]+$", "");
  }

  /** {@code text} wrapped to {@code width}, every line after {@code indent} blanks. */
  public static String paragraph(String text, int indent, int width) {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF), new Column(width, indent, Column.Overflow.WRAP));
    table.setAdjustLineBreaksForWideCJKCharacters(true);
    table.addRowValues(plain(text));
    return table.toString().replaceAll("(?m)[ \\t]+$", "");
  }

  private int[] widths(int width) {
    int[] widths =
        IntStream.range(0, columns).map(i -> natural(i) + (i == 0 ? 1 : GAP + 1)).toArray();
    int last = columns - 1;
    int before = IntStream.of(widths).limit(last).sum();
    // Where the columns before leave too little for the last one, the widest gives way.
    while (width - before < Math.min(widths[last], LAST_LEAST)) {
      int widest = 0;
      for (int i = 1; i < last; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= 8) {
        break;
      }
      widths[widest]--;
      before--;
    }
    widths[last] = Math.max(8, Math.min(widths[last], width - before));
    return widths;
  }

  private int natural(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  private static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> !(codePoint >= 0xFF61 && codePoint <= 0xFFDC);
      default ->
          (codePoint >= 0x3000 && codePoint <= 0x303F)
              || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
    };
  }

  // A record may hold what a terminal would obey.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").replace("@|", "@ |");
  }
}
