package dev.akashi.sigma;

import java.util.Arrays;

/**
 * Finds all of many texts in one pass over a text, in time linear in its length however many there
 * are (Aho and Corasick, 1975). One automaton serves all fields, since the texts that rules look
 * for in any field would else be repeated for each. Immutable; what it finds goes to the {@link
 * Scratch} of the caller.
 *
 * <p>States are numbered breadth first, so the children of a state are neighbours and need one
 * array of characters, and the states nearest to the start, where a scan spends its time, come
 * first. Those have a full row of successors for ASCII; all others look for the child and fall back
 * along the failures, which keeps memory linear in the texts for any alphabet.
 */
final class Automaton {

  /** Rules that need a text in one field, or in any. */
  record Use(int slot, int[] rules) {

    /** Stands for every field. */
    static final int ANY_SLOT = Integer.MAX_VALUE;
  }

  private static final int ASCII = 128;
  private static final int NONE = -1;

  // Four bytes each.
  private static final int MAX_ROW_CELLS = 1 << 20;

  private final char[] labels;
  private final int[] firstChild;
  private final int[] failure;

  // By state, the longest of the texts that end there; by text, the longest that ends with it.
  private final int[] ending;
  private final int[] shorter;

  // Who needs each text, and where.
  private final Use[][] uses;

  // Successors by place and class of character, inverted when a text ends there. The place of a
  // state that has a row is where its row begins, so that the way from one character to the next is
  // one addition and one look; the places of the other states follow behind the last row.
  private final int[] rows;
  private final byte[] classes;
  private final int widthBits;
  private final int rowCount;
  private final int minChars;

  /**
   * @param uses by text, in the order of the tree
   * @param minChars length of the shortest text
   */
  Automaton(Trie trie, Use[][] uses, int minChars) {
    this.labels = trie.labels();
    this.firstChild = trie.firstChild();
    this.uses = uses;
    this.minChars = minChars;
    this.ending = trie.texts();
    this.failure = new int[labels.length];
    this.shorter = new int[uses.length];
    fail();
    this.classes = new byte[ASCII];
    int last = fillClasses();
    this.widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(last);
    this.rowCount = Math.min(labels.length, MAX_ROW_CELLS >> widthBits);
    this.rows = new int[rowCount << widthBits];
    fillRows();
  }

  /** How many texts it looks for. */
  int size() {
    return uses.length;
  }

  /** Notes the rules that need a text that is in this one, which is folded, in this field. */
  void scan(String text, int slot, Scratch scratch) {
    if (text.length() < minChars) {
      return;
    }
    int place = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int next =
          place < rows.length && c < ASCII ? rows[place + classes[c]] : leap(state(place), c);
      if (next < 0) {
        next = ~next;
        note(ending[state(next)], slot, scratch);
      }
      place = next;
    }
  }

  private int place(int state) {
    return state < rowCount ? state << widthBits : rows.length + state - rowCount;
  }

  private int state(int place) {
    return place < rows.length ? place >> widthBits : place - rows.length + rowCount;
  }

  // Once a text has been noted, so have all shorter ones that it ends with; without stopping there,
  // texts like a, aa, aaa would cost their number at every character.
  private void note(int longest, int slot, Scratch scratch) {
    for (int text = longest; text != NONE && scratch.firstSight(text); text = shorter[text]) {
      for (Use use : uses[text]) {
        if (use.slot == slot || use.slot == Use.ANY_SLOT) {
          scratch.addAll(use.rules);
        }
      }
    }
  }

  private int leap(int from, char c) {
    int state = from;
    while (true) {
      int child = child(state, c);
      if (child != NONE) {
        return successor(child);
      }
      if (state == 0) {
        return 0;
      }
      state = failure[state];
      if (state < rowCount && c < ASCII) {
        return rows[(state << widthBits) + classes[c]];
      }
    }
  }

  private int successor(int state) {
    return ending[state] == NONE ? place(state) : ~place(state);
  }

  private int child(int state, char c) {
    int found = Arrays.binarySearch(labels, firstChild[state], firstChild[state + 1], c);
    return found < 0 ? NONE : found;
  }

  private void fail() {
    Arrays.fill(shorter, NONE);
    for (int state = 0; state < labels.length; state++) {
      for (int child = firstChild[state]; child < firstChild[state + 1]; child++) {
        failure[child] = state == 0 ? 0 : afterFailure(failure[state], labels[child]);
        int inherited = ending[failure[child]];
        if (ending[child] == NONE) {
          ending[child] = inherited;
        } else {
          shorter[ending[child]] = inherited;
        }
      }
    }
  }

  private int afterFailure(int from, char c) {
    int state = from;
    while (true) {
      int child = child(state, c);
      if (child != NONE) {
        return child;
      }
      if (state == 0) {
        return 0;
      }
      state = failure[state];
    }
  }

  /** A class for each ASCII character that occurs, from 1; 0 for the others. Returns the last. */
  private int fillClasses() {
    byte last = 0;
    for (int state = 1; state < labels.length; state++) {
      char c = labels[state];
      if (c < ASCII && classes[c] == 0) {
        classes[c] = ++last;
      }
    }
    return last;
  }

  private void fillRows() {
    for (int state = 0; state < rowCount; state++) {
      int row = state << widthBits;
      if (state > 0) {
        System.arraycopy(rows, failure[state] << widthBits, rows, row, 1 << widthBits);
      }
      for (int child = firstChild[state]; child < firstChild[state + 1]; child++) {
        if (labels[child] < ASCII) {
          rows[row + classes[labels[child]]] = successor(child);
        }
      }
    }
  }
}
