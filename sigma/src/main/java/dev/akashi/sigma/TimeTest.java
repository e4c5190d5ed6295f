package dev.akashi.sigma;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a time compared with a number. Times are ISO 8601 dates, with or without a time of day
 * and an offset, {@code T} or a blank between them. Weeks are those of ISO 8601.
 */
record TimeTest(Part part, Order order, long number, @Nullable ZoneId zone) implements ValueTest {

  private static final int MIN_CHARS = "2026-01-01".length();
  private static final int MAX_CHARS = "2026-01-01T00:00:00.123456789+09:00".length();

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /** Which part, with the numbers it can be. */
  enum Part {
    MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 59),
    HOUR(ChronoField.HOUR_OF_DAY, 0, 23),
    DAY(ChronoField.DAY_OF_MONTH, 1, 31),
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
    MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
    YEAR(ChronoField.YEAR, 0, 9999);

    private final TemporalField field;
    private final int min;
    private final int max;

    Part(TemporalField field, int min, int max) {
      this.field = field;
      this.min = min;
      this.max = max;
    }

    /** Whether the test can ever hold. */
    boolean canBe(Order order, long number) {
      return order.holds(Long.compare(min, number))
          || order.holds(Long.compare(max, number))
          || (order == Order.EQ && number > min && number < max);
    }

    /** The range as a complaint names it. */
    String range() {
      return min + " to " + max;
    }
  }

  @Override
  public boolean accepts(Value value) {
    TemporalAccessor time = parse(value.text());
    return time != null
        && time.isSupported(part.field)
        && order.holds(Long.compare(time.getLong(part.field), number));
  }

  private @Nullable TemporalAccessor parse(String text) {
    if (text.length() < MIN_CHARS || text.length() > MAX_CHARS || text.charAt(4) != '-') {
      return null;
    }
    try {
      TemporalAccessor time = FORMAT.parse(text);
      boolean moves = zone != null && time.isSupported(ChronoField.OFFSET_SECONDS);
      return moves ? ZonedDateTime.from(time).withZoneSameInstant(zone) : time;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
