package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A written value after unescaping: code points, and signs below zero for what stands for more. */
record Glob(int[] signs) {

  /** Any number of characters, also none. */
  static final int ANY = -1;

  /** Exactly one character. */
  static final int ONE = -2;

  /** One of the characters that start an option on a Windows command line. */
  static final int DASH = -3;

  /** What {@link #DASH} stands for. */
  static final int[] DASHES = {'-', '/', '\u2013', '\u2014', '\u2015'};

  /** Reads a value as Sigma writes it: a backslash makes a wildcard or a backslash plain. */
  static Glob parse(String text) {
    int[] points = text.codePoints().toArray();
    int[] signs = new int[points.length];
    int length = 0;
    for (int i = 0; i < points.length; i++) {
      boolean escapes = points[i] == '\\' && i + 1 < points.length && isSpecial(points[i + 1]);
      signs[length++] = escapes ? points[++i] : sign(points[i]);
    }
    return new Glob(Arrays.copyOf(signs, length));
  }

  /** A value without any wildcard. */
  static Glob literal(IntStream codePoints) {
    return new Glob(codePoints.toArray());
  }

  private static boolean isSpecial(int point) {
    return point == '*' || point == '?' || point == '\\';
  }

  private static int sign(int point) {
    return switch (point) {
      case '*' -> ANY;
      case '?' -> ONE;
      default -> point;
    };
  }

  /** Whether the sign, which is not {@link #ANY}, stands for the character. */
  static boolean covers(int sign, int point) {
    return switch (sign) {
      case ONE -> true;
      case DASH -> isDash(point);
      default -> sign == point;
    };
  }

  private static boolean isDash(int point) {
    for (int dash : DASHES) {
      if (dash == point) {
        return true;
      }
    }
    return false;
  }

  /** This value with something before it. */
  Glob openStart() {
    boolean open = signs.length > 0 && signs[0] == ANY;
    return open ? this : new Glob(concat(new int[] {ANY}, signs));
  }

  /** This value with something after it. */
  Glob openEnd() {
    boolean open = signs.length > 0 && signs[signs.length - 1] == ANY;
    return open ? this : new Glob(concat(signs, new int[] {ANY}));
  }

  /** Whether {@link #ANY} or {@link #ONE} is in it. */
  boolean hasWildcard() {
    return Arrays.stream(signs).anyMatch(sign -> sign == ANY || sign == ONE);
  }

  /** Signs between the {@link #ANY}s, empty stretches left out. */
  List<int[]> stretches() {
    List<int[]> stretches = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= signs.length; i++) {
      if (i == signs.length || signs[i] == ANY) {
        if (i > start) {
          stretches.add(Arrays.copyOfRange(signs, start, i));
        }
        start = i + 1;
      }
    }
    return stretches;
  }

  private static int[] concat(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
