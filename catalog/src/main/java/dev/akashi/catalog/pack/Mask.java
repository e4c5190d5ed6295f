package dev.akashi.catalog.pack;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of a record nobody may see. A masked value says nothing about the value, not even a digest:
 * tokens and passwords are guessable.
 *
 * @param paths JSON places, names compared without case; {@code *} in a name is any text, so {@code
 *     *} alone is one name; a leading {@code **} is any number of names
 * @param patterns text to mask; only the group {@code secret} where a pattern has one
 */
record Mask(List<List<String>> paths, List<Secret> patterns) {

  /**
   * A form of secret.
   *
   * @param contains lower-case text without which the pattern cannot fit, whatever the letter case
   *     of the record; spares most of the work
   */
  record Secret(@Nullable String contains, Pattern pattern) {}

  static final Mask NONE = new Mask(List.of(), List.of());
  static final String MASKED = "[masked]";
  private static final String SECRET = "secret";

  /** Whether some path may lie below any place, so that JSON inside strings must be looked into. */
  boolean reachesEverywhere() {
    return paths.stream().anyMatch(path -> path.getFirst().equals("**"));
  }

  boolean covers(List<String> place) {
    for (var path : paths) {
      if (matches(path, place)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something below {@code place} would be masked. */
  boolean reachesBelow(List<String> place) {
    for (var path : paths) {
      if (path.getFirst().equals("**")
          || (path.size() > place.size() && matches(path.subList(0, place.size()), place))) {
        return true;
      }
    }
    return false;
  }

  String apply(String text) {
    var masked = text;
    var lower = patterns.isEmpty() ? text : text.toLowerCase(Locale.ROOT);
    for (var secret : patterns) {
      if (secret.contains == null || lower.contains(secret.contains)) {
        masked = apply(secret.pattern, masked);
      }
    }
    return masked;
  }

  private static String apply(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    var group = pattern.namedGroups().getOrDefault(SECRET, 0);
    var out = new StringBuilder(text.length());
    int from = 0;
    do {
      from = replace(matcher, group, text, from, out);
    } while (matcher.find());
    return out.append(text, from, text.length()).toString();
  }

  private static int replace(Matcher m, int group, String text, int from, StringBuilder out) {
    if (m.start(group) < from || m.start(group) == m.end(group)) {
      return from;
    }
    out.append(text, from, m.start(group)).append(MASKED);
    return m.end(group);
  }

  private static boolean matches(List<String> path, List<String> place) {
    if (path.getFirst().equals("**")) {
      var tail = path.subList(1, path.size());
      return place.size() >= tail.size()
          && matches(tail, place.subList(place.size() - tail.size(), place.size()));
    }
    if (path.size() != place.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!fits(path.get(i), place.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Compares a name with a glob; on a mismatch the last star takes one character more. */
  private static boolean fits(String glob, String name) {
    int g = 0;
    int star = -1;
    int resume = 0;
    for (int n = 0; n < name.length(); ) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = n;
      } else if (g < glob.length() && sameLetter(glob.charAt(g), name.charAt(n))) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }

  private static boolean sameLetter(char a, char b) {
    return a == b || Character.toUpperCase(a) == Character.toUpperCase(b);
  }
}
