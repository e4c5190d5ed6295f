package dev.akashi.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that was asked for.
 *
 * @param from first instant of it
 * @param to first instant after it
 * @param fromText as it was written, for the form; empty when absent
 * @param toText as it was written, for the form; empty when absent
 */
record Period(Instant from, Instant to, String fromText, String toText) {
  private static final int YEAR_MIN = 1970;
  private static final int YEAR_MAX = 2199;

  /** The store answers for at most thirty years at once. */
  private static final Duration LONGEST = Duration.ofDays(30L * 365);

  /** Clocks of sources may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofDays(2);

  /**
   * Reads the two parameters. A date means a whole day in {@code zone}: {@code from} begins with
   * it, {@code to} ends with it. A time is RFC 3339, and {@code to} is exclusive then. Without
   * {@code to} the period ends two days from now, without {@code from} it is thirty years long.
   *
   * @throws BadParameterException when one of them is neither, they are the wrong way round, or
   *     more than thirty years apart
   */
  static Period of(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
    String fromText = from == null ? "" : from.strip();
    String toText = to == null ? "" : to.strip();
    Instant end = toText.isEmpty() ? now.plus(AHEAD) : read("to", toText, zone, 1);
    Instant begin = fromText.isEmpty() ? end.minus(LONGEST) : read("from", fromText, zone, 0);
    if (!begin.isBefore(end)) {
      throw new BadParameterException("from", "before-to", fromText);
    }
    if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw new BadParameterException("from", "thirty-years", fromText);
    }
    return new Period(begin, end, fromText, toText);
  }

  /** Whether neither end was given. */
  public boolean isAll() {
    return fromText.isEmpty() && toText.isEmpty();
  }

  /** Reads a time, or a date of which so many days later is meant. */
  static Instant read(String name, String text, ZoneId zone, int days) {
    Instant at;
    try {
      at =
          text.indexOf('T') < 0 && text.indexOf('t') < 0
              ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant()
              // A plus sign that was not percent-encoded arrives as a space.
              : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadParameterException(name, "time", text);
    } catch (DateTimeException e) {
      throw new BadParameterException(name, "year", text);
    }
    int year = at.atZone(zone).getYear();
    if (year < YEAR_MIN || year > YEAR_MAX) {
      throw new BadParameterException(name, "year", text);
    }
    return at;
  }
}
