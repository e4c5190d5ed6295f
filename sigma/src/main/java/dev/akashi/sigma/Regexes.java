package dev.akashi.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;

/**
 * Compiles regular expressions that match in time linear in the text, and refuses all others. Rules
 * that write the same one share it.
 */
final class Regexes {

  /** Most states; time on a text is at most states times characters. */
  static final int MAX_STATES = 10_000;

  private final Map<Written, ValueTest> known = new HashMap<>();

  private record Written(String shape, int flags) {}

  ValueTest test(Entry entry, String written) {
    Written key = new Written(shape(entry, written), flags(entry));
    ValueTest test = known.get(key);
    if (test == null) {
      test = new ValueTest.Regex(compile(entry, written), RegexNeeds.of(written));
      known.put(key, test);
    }
    return test;
  }

  private static Pattern compile(Entry entry, String written) {
    // The library would unroll nested repeats without a bound before it could tell us their number.
    if (RegexStates.estimate(written) > MAX_STATES) {
      throw refusal(
          entry, "expected repeats that unroll to at most %,d states".formatted(MAX_STATES));
    }
    try {
      return Pattern.compile(shape(entry, written), flags(entry));
    } catch (PatternSyntaxException e) {
      throw refusal(entry, outside(written) + e.getDescription() + " '" + e.getPattern() + "'");
    }
  }

  private static String shape(Entry entry, String written) {
    if (entry.has(Modifier.STARTSWITH)) {
      return "\\A(?:" + written + ")";
    }
    return entry.has(Modifier.ENDSWITH) ? "(?:" + written + ")\\z" : written;
  }

  private static int flags(Entry entry) {
    int flags = entry.has(Modifier.IGNORECASE) ? Pattern.CASE_INSENSITIVE : 0;
    flags |= entry.has(Modifier.MULTILINE) ? Pattern.MULTILINE : 0;
    return flags | (entry.has(Modifier.DOTALL) ? Pattern.DOTALL : 0);
  }

  private static String outside(String written) {
    boolean looksAround = written.contains("(?=") || written.contains("(?!");
    looksAround |= written.contains("(?<=") || written.contains("(?<!");
    String reason = "expected a regular expression of RE2, ";
    return looksAround ? reason + "which has no look-around: " : reason + "found: ";
  }

  private static Refusal refusal(Entry entry, String message) {
    return entry.refusal(ProblemCode.REGEX, message);
  }
}
