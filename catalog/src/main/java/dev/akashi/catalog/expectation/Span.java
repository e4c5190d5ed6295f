package dev.akashi.catalog.expectation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * A length of time as people agree on it: days and longer by the calendar of a zone, shorter ones
 * by the clock. Written as ISO 8601 does: {@code P1Y}, {@code P90D}, {@code PT24H}, {@code
 * P1DT12H}.
 */
public record Span(Period days, Duration time) {
  private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

  /** No time at all. */
  public static final Span ZERO = new Span(Period.ZERO, Duration.ZERO);

  /**
   * Reads one.
   *
   * @throws DateTimeException when the text is none, or is negative
   */
  public static Span parse(String text) {
    if (text.equals("P")) {
      throw new DateTimeException("expected a span such as P90D, found P");
    }
    int time = text.indexOf('T');
    String date = time < 0 ? text : text.substring(0, time);
    var span =
        new Span(
            date.equals("P") ? Period.ZERO : Period.parse(date),
            time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
    if (span.days.isNegative() || span.time.isNegative()) {
      throw new DateTimeException("expected a span that is not negative, found " + text);
    }
    return span;
  }

  /** The moment that is this long after another. */
  public Instant after(Instant moment, ZoneId zone) {
    return days.isZero()
        ? moment.plus(time)
        : moment.atZone(zone).plus(days).toInstant().plus(time);
  }

  /** The moment that is this long before another. */
  public Instant before(Instant moment, ZoneId zone) {
    return days.isZero()
        ? moment.minus(time)
        : moment.atZone(zone).minus(days).toInstant().minus(time);
  }

  public boolean isZero() {
    return days.isZero() && time.isZero();
  }

  /** Whole days, months and years taken as those that follow 2026-01-01. */
  public long wholeDays() {
    return Duration.between(SOME_DAY, after(SOME_DAY, ZoneId.of("Z"))).toDays();
  }

  @Override
  public String toString() {
    if (days.isZero()) {
      return time.toString();
    }
    return time.isZero() ? days.toString() : days + time.toString().substring(1);
  }
}
