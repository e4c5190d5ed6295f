package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds texts of which one is in everything that a regular expression matches. Reads only what it
 * is sure of: plain ASCII characters in a row, outside of groups. Where in doubt it finds nothing,
 * which costs time and never a match.
 */
final class RegexNeeds {

  private static final int MAX_ALTERNATIVES = 64;
  private static final String NO_TEXT_ESCAPES = "dDwWsSbBAztnrfva";

  private final String regex;
  private final List<String> needs = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private boolean lost;
  private int at;

  private RegexNeeds(String regex) {
    this.regex = regex;
  }

  /** Folded texts, at least one of which every match holds; empty when none is known. */
  static List<String> of(String regex) {
    RegexNeeds reading = new RegexNeeds(regex);
    while (!reading.lost && reading.at < regex.length()) {
      reading.step(regex.charAt(reading.at));
    }
    reading.endAlternative();
    boolean known = !reading.lost && reading.needs.size() <= MAX_ALTERNATIVES;
    return known ? List.copyOf(reading.needs) : List.of();
  }

  private void step(char c) {
    switch (c) {
      case '\\' -> escape();
      case '[' -> {
        endRun();
        at = RegexClass.end(regex, at);
      }
      case '(' -> {
        // A repeat behind flags in the middle repeats what stood before them.
        lost = at > 0 && isFlags();
        endRun();
        skipGroup();
      }
      case '|' -> {
        endAlternative();
        at++;
      }
      case '*', '?' -> {
        dropLast();
        at++;
      }
      case '{' -> {
        dropLast();
        skipRepeat();
      }
      case '+', '.', '^', '$' -> {
        endRun();
        at++;
      }
      case ')' -> lost = true;
      default -> {
        plain(c);
        at++;
      }
    }
  }

  private boolean isFlags() {
    int end = regex.indexOf(')', at);
    return regex.startsWith("(?", at)
        && end >= 0
        && regex.substring(at + 2, end).chars().allMatch(c -> "imsU-".indexOf(c) >= 0);
  }

  private void plain(char c) {
    if (c < 0x80) {
      run.append((char) CaseFolding.fold(c));
    } else {
      endRun();
    }
  }

  private void escape() {
    char next = at + 1 < regex.length() ? regex.charAt(at + 1) : 'Q';
    if (next < 0x80 && !Character.isLetterOrDigit(next)) {
      plain(next);
    } else if (NO_TEXT_ESCAPES.indexOf(next) >= 0) {
      endRun();
    } else {
      // Quotations, code points and classes by name: longer than two characters.
      lost = true;
    }
    at += 2;
  }

  /** What may be there several times or not at all is not needed. */
  private void dropLast() {
    run.setLength(Math.max(0, run.length() - 1));
    endRun();
  }

  private void endRun() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }

  private void endAlternative() {
    endRun();
    lost |= longest.isEmpty();
    needs.add(longest);
    longest = "";
  }

  private void skipRepeat() {
    int end = at + 1;
    while (end < regex.length() && "0123456789,".indexOf(regex.charAt(end)) >= 0) {
      end++;
    }
    boolean repeats = end < regex.length() && regex.charAt(end) == '}';
    at = repeats ? end + 1 : at + 1;
  }

  private void skipGroup() {
    int depth = 0;
    do {
      switch (regex.charAt(at)) {
        case '\\' -> {
          lost |= regex.startsWith("\\Q", at);
          at += 2;
        }
        case '[' -> at = RegexClass.end(regex, at);
        case '(' -> {
          depth++;
          at++;
        }
        case ')' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    } while (depth > 0 && at < regex.length() && !lost);
  }
}
