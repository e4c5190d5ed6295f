package dev.akashi.launcher;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.Option;

/** How records are to be read, as options; {@code normalize} and {@code collect}. */
final class Reading extends RecordFacts {
  @Option(
      names = "--pack",
      required = true,
      paramLabel = "ID",
      description = "What the records are, such as linux-auth or nginx-access.")
  String pack = "";

  static Instant instant(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Failure.use(
          option
              + ": expected a time with its offset, such as 2026-11-22T09:00:00+09:00, found "
              + text);
    }
  }
}
