package dev.akashi.launcher.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table for a terminal. Columns are as wide as their content, the last one as wide as is left;
 * text that does not fit is wrapped. Characters of East Asian scripts count as two columns.
 */
public final class Grid {
  private static final int GAP = 3;
  private static final int LEAST = 8;
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
    rows.add(Arrays.stream(cells).map(Grid::plain).toList());
    return this;
  }

  /** The whole table, each line at most {@code width} columns. */
  public String render(int width) {
    int[] widths = widths(width);
    var table = new StringBuilder();
    rows.forEach(row -> append(table, row, widths));
    return table.toString();
  }

  /** {@code text} wrapped to {@code width}, every line after {@code indent} blanks. */
  public static String paragraph(String text, int indent, int width) {
    var paragraph = new StringBuilder();
    for (String line : Width.wrap(plain(text), width - indent)) {
      paragraph.append(" ".repeat(indent)).append(line).append('\n');
    }
    return paragraph.toString();
  }

  private void append(StringBuilder table, List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, columns).mapToObj(i -> Width.wrap(row.get(i), widths[i])).toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < height; i++) {
      var line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String part = i < cells.get(column).size() ? cells.get(column).get(i) : "";
        line.append(part).append(" ".repeat(widths[column] - Width.of(part) + GAP));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private int[] widths(int width) {
    int[] widths = IntStream.range(0, columns).map(this::natural).toArray();
    int last = columns - 1;
    int room = width - GAP * last - IntStream.of(widths).limit(last).sum();
    // Where the columns before leave too little for the last one, the widest gives way.
    while (room < Math.min(widths[last], LAST_LEAST)) {
      int widest = widest(widths, last);
      if (widths[widest] <= LEAST) {
        break;
      }
      widths[widest]--;
      room++;
    }
    widths[last] = Math.max(LEAST, Math.min(widths[last], room));
    return widths;
  }

  private static int widest(int[] widths, int before) {
    return IntStream.range(0, before).reduce((a, b) -> widths[b] > widths[a] ? b : a).orElse(0);
  }

  private int natural(int column) {
    return Math.max(1, rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(1));
  }

  // A record may hold what a terminal would obey.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
  }
}
