package dev.akashi.sigma;

import java.util.Arrays;
import java.util.List;

/**
 * Texts as a tree of characters, its states numbered breadth first and the children of each in
 * order.
 *
 * @param labels by state, the character that leads to it
 * @param firstChild by state, its first child; the next entry is behind its last
 * @param texts by state, the number of the text that ends there, or -1
 */
record Trie(char[] labels, int[] firstChild, int[] texts) {

  /** A tree of texts that are sorted, different from each other and not empty. */
  static Trie of(List<String> sorted) {
    int most = 1 + sorted.stream().mapToInt(String::length).sum();
    char[] labels = new char[most];
    int[] firstChild = new int[most + 1];
    int[] texts = new int[most];
    Arrays.fill(texts, -1);
    // The texts below a state are neighbours in the sorted list: from (with) to (without).
    int[] from = new int[most];
    int[] to = new int[most];
    int[] depth = new int[most];
    to[0] = sorted.size();
    int count = 1;
    for (int state = 0; state < count; state++) {
      firstChild[state] = count;
      int text = from[state];
      if (text < to[state] && sorted.get(text).length() == depth[state]) {
        texts[state] = text++;
      }
      while (text < to[state]) {
        char label = sorted.get(text).charAt(depth[state]);
        int end = text + 1;
        while (end < to[state] && sorted.get(end).charAt(depth[state]) == label) {
          end++;
        }
        labels[count] = label;
        depth[count] = depth[state] + 1;
        from[count] = text;
        to[count++] = end;
        text = end;
      }
    }
    firstChild[count] = count;
    return new Trie(
        Arrays.copyOf(labels, count),
        Arrays.copyOf(firstChild, count + 1),
        Arrays.copyOf(texts, count));
  }
}
