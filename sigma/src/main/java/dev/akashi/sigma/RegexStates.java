package dev.akashi.sigma;

import java.util.ArrayDeque;
import java.util.Deque;

/** An upper estimate of what a regular expression unrolls to: repeats multiply what they repeat. */
final class RegexStates {

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private int at;
  private long sum;
  private long last;

  private RegexStates(String regex) {
    this.regex = regex;
  }

  /** At least the number of states, for every expression that the library accepts. */
  static long estimate(String regex) {
    RegexStates states = new RegexStates(regex);
    while (states.at < regex.length()) {
      states.step(regex.charAt(states.at));
    }
    long total = states.sum;
    for (long open : states.outer) {
      total += open;
    }
    return total;
  }

  private void step(char c) {
    switch (c) {
      case '\\' -> escape();
      case '[' -> atom(RegexClass.end(regex, at) - at);
      case '(' -> open();
      case ')' -> close();
      case '{' -> repeat();
      default -> atom(1);
    }
  }

  private void atom(int chars) {
    at += chars;
    last = 1;
    sum = bounded(sum + 1);
  }

  private void escape() {
    if (!regex.startsWith("\\Q", at)) {
      atom(2);
      return;
    }
    int end = regex.indexOf("\\E", at);
    int stop = end < 0 ? regex.length() : end + 2;
    sum = bounded(sum + stop - at);
    last = 1;
    at = stop;
  }

  private void open() {
    outer.push(sum);
    sum = 2;
    last = 0;
    at++;
  }

  private void close() {
    at++;
    if (!outer.isEmpty()) {
      last = sum;
      sum = bounded(sum + outer.pop());
    }
  }

  private void repeat() {
    int end = regex.indexOf('}', at);
    long times = end < 0 ? 0 : times(regex.substring(at + 1, end));
    if (times == 0) {
      atom(1);
      return;
    }
    long repeated = bounded(last * (times + 1));
    sum = bounded(sum - last + repeated);
    last = repeated;
    at = end + 1;
  }

  /** The higher number of {@code n}, {@code n,} or {@code n,m}; 0 when it is no repeat. */
  private static long times(String inside) {
    long highest = 0;
    for (String number : inside.split(",", 2)) {
      if (!number.chars().allMatch(c -> c >= '0' && c <= '9') || number.length() > 6) {
        return 0;
      }
      highest = Math.max(highest, number.isEmpty() ? 0 : Long.parseLong(number));
    }
    return highest;
  }

  // Large enough to be refused, small enough to be multiplied again.
  private static long bounded(long states) {
    return Math.min(states, 1_000_000_000L);
  }
}
