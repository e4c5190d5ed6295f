package dev.akashi.sigma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole text fits the glob. Stretches between wildcards are looked for from left to right, each
 * at its first place, so time is at most the length of the text times that of the longest stretch.
 */
final class TextTest implements ValueTest {

  private final boolean cased;
  private final boolean fixedStart;
  private final boolean fixedEnd;
  private final Stretch[] stretches;

  TextTest(Glob glob, boolean cased) {
    int[] signs = glob.signs();
    this.cased = cased;
    this.fixedStart = signs.length == 0 || signs[0] != Glob.ANY;
    this.fixedEnd = signs.length == 0 || signs[signs.length - 1] != Glob.ANY;
    List<int[]> parts = glob.stretches();
    this.stretches = parts.stream().map(part -> Stretch.of(part, cased)).toArray(Stretch[]::new);
  }

  /** The only text that is accepted, but for case; null when there are more. */
  @Nullable String whole() {
    if (stretches.length == 0) {
      return fixedStart ? "" : null;
    }
    boolean one = stretches.length == 1 && fixedStart && fixedEnd;
    return one && stretches[0].isLiteral() ? stretches[0].longestLiteral() : null;
  }

  /** The longest text that is in every accepted one, but for case; empty when there is none. */
  String longestLiteral() {
    String longest = "";
    for (Stretch stretch : stretches) {
      String literal = stretch.longestLiteral();
      longest = literal.length() > longest.length() ? literal : longest;
    }
    return longest;
  }

  @Override
  public boolean accepts(Value value) {
    return accepts(cased ? value.text() : value.folded());
  }

  /** The same for a text that is folded already, unless the test is cased. */
  boolean accepts(String text) {
    if (stretches.length == 0) {
      return !fixedStart || text.isEmpty();
    }
    int first = 0;
    int last = stretches.length;
    int start = 0;
    int end = text.length();
    if (fixedStart) {
      start = stretches[first++].endFrom(text, 0);
      if (start < 0) {
        return false;
      }
    }
    if (first == last) {
      return !fixedEnd || start == end;
    }
    if (fixedEnd) {
      end = stretches[--last].startBefore(text, end);
    }
    while (start >= 0 && start <= end && first < last) {
      start = stretches[first++].endAfter(text, start, end);
    }
    return start >= 0 && start <= end;
  }
}
