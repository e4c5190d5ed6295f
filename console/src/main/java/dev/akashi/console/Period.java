package dev.akashi.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that was asked for.
 *
 * @param from first instant of it; null when it has no beginning
 * @param to first instant after it; null when it has no end
 * @param fromText as it was written, for the form; empty when absent
 * @param toText as it was written, for the form; empty when absent
 */
record Period(@Nullable Instant from, @Nullable Instant to, String fromText, String toText) {
  private static final int YEAR_MIN = 1970;
  private static final int YEAR_MAX = 9999;

  /** All time. */
  static final Period ALL = new Period(null, null, "", "");

  /**
   * Reads the two parameters. A date means a whole day in {@code zone}: {@code from} begins with
   * it, {@code to} ends with it. A time is RFC 3339, and {@code to} is exclusive then.
   *
   * @throws BadParameterException when one of them is neither, or they are the wrong way round
   */
  static Period of(@Nullable String from, @Nullable String to, ZoneId zone) {
    String fromText = from == null ? "" : from.strip();
    String toText = to == null ? "" : to.strip();
    Instant begin = fromText.isEmpty() ? null : read("from", fromText, zone, 0);
    Instant end = toText.isEmpty() ? null : read("to", toText, zone, 1);
    if (begin != null && end != null && !begin.isBefore(end)) {
      throw new BadParameterException("from", "before-to", fromText);
    }
    return new Period(begin, end, fromText, toText);
  }

  boolean isAll() {
    return from == null && to == null;
  }

  private static Instant read(String name, String text, ZoneId zone, int days) {
    try {
      Instant at =
          text.indexOf('T') < 0 && text.indexOf('t') < 0
              ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant()
              // A plus sign that was not percent-encoded arrives as a space.
              : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      int year = at.atZone(zone).getYear();
      if (year >= YEAR_MIN && year <= YEAR_MAX) {
        return at;
      }
    } catch (DateTimeParseException e) {
      throw new BadParameterException(name, "time", text);
    } catch (DateTimeException e) {
      throw new BadParameterException(name, "year", text);
    }
    throw new BadParameterException(name, "year", text);
  }
}
