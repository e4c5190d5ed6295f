package dev.akashi.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file of facts says of itself in the comment at its top: where its facts come from and when
 * they were last checked against it.
 *
 * @param source in the words of the file, on one line
 * @param lastChecked the day on which the facts were last compared with their source
 */
public record DataHeader(String source, LocalDate lastChecked) {
  private static final String SOURCE = "Framework: ";
  private static final String CHECKED = "Last checked: ";

  /**
   * Reads the lines in front that start with {@code #}.
   *
   * @throws IllegalStateException when the source or the day is missing: facts of unknown origin
   *     are none
   */
  static DataHeader of(String file, List<String> lines) {
    var comment =
        lines.stream()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining(" "));
    int source = comment.indexOf(SOURCE);
    int checked = comment.indexOf(CHECKED);
    if (source < 0 || checked < source) {
      throw new IllegalStateException(
          "%s: expected a comment with \"%s...\" and \"%s2026-11-22.\", found \"%s\""
              .formatted(file, SOURCE, CHECKED, comment));
    }
    return new DataHeader(
        comment.substring(source + SOURCE.length(), checked).strip(),
        day(file, comment.substring(checked + CHECKED.length())));
  }

  private static LocalDate day(String file, String text) {
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeParseException e) {
      throw new IllegalStateException(
          "%s: expected a day such as 2026-11-22 after \"%s\", found \"%s\""
              .formatted(file, CHECKED, text),
          e);
    }
  }
}
