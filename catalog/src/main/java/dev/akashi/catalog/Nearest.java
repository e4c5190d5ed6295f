package dev.akashi.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the words a person may have meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidates within a third of the length of {@code word} in edits (at least two), nearest
   * first, in the order of the collection where equally near.
   */
  public static List<String> of(String word, Collection<String> candidates, int max) {
    var bound = Math.max(2, word.length() / 3);
    return candidates.stream()
        .map(candidate -> new Scored(candidate, edits(word, candidate)))
        .filter(scored -> scored.edits <= bound)
        .sorted(Comparator.comparingInt(Scored::edits))
        .limit(max)
        .map(Scored::word)
        .toList();
  }

  /** {@code ; did you mean "x"?} for the nearest candidate, or nothing. */
  public static String hint(String word, Collection<String> candidates) {
    var nearest = of(word, candidates, 1);
    return nearest.isEmpty() ? "" : "; did you mean \"" + nearest.getFirst() + "\"?";
  }

  private static int edits(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }

  private record Scored(String word, int edits) {}
}
