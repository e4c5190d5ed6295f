package dev.akashi.console;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** The words of the console in both languages. Safe for use by many threads. */
record Words(MessageSource messages) {
  private static final Pattern NUMBERED = Pattern.compile("[a-z-]+");

  /** A message that must exist. */
  String of(String key, Locale language, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }

  /** What is wrong with a request, in one sentence. */
  String complaint(BadParameterException bad, Locale language) {
    return of(
        "problem.parameter",
        language,
        bad.parameter(),
        expected(bad.expectation(), language),
        Visible.line(bad.found()));
  }

  /** What a parameter should have been. */
  String expected(String expectation, Locale language) {
    if (!NUMBERED.matcher(expectation).matches()) {
      throw new IllegalArgumentException("expectation: " + expectation + " (expected a word)");
    }
    return of("expected." + expectation, language);
  }
}
