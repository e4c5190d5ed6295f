package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.TimeReader.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One way to write a moment. */
sealed interface TimeFormat {
  String name();

  /** Null where the value is not written this way. */
  @Nullable Time read(Object value, ZoneId zone, Instant collectedAt);

  /** The format of that name, or of that {@link DateTimeFormatter} pattern. */
  static TimeFormat of(String name) {
    return switch (name) {
      case "rfc3164" -> new Rfc3164();
      case "iso" -> new Iso();
      case "date" -> new Day();
      case "epoch-seconds" -> new Epoch(name, 1_000);
      case "epoch-millis" -> new Epoch(name, 1);
      default ->
          new Pattern(
              name,
              DateTimeFormatter.ofPattern(name, Locale.ENGLISH)
                  .withResolverStyle(ResolverStyle.STRICT));
    };
  }

  /** {@code Nov 22 03:04:05}: no year, no zone. */
  record Rfc3164() implements TimeFormat {
    private static final List<String> MONTHS =
        List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int LENGTH = 15;

    @Override
    public String name() {
      return "rfc3164";
    }

    /**
     * The year is the latest in which the day exists and the moment is not more than a day after
     * the record was collected: in January, a December record belongs to last year, and a sender
     * whose clock runs ahead across New Year belongs to the next.
     */
    @Override
    public @Nullable Time read(Object value, ZoneId zone, Instant collectedAt) {
      if (!(value instanceof String text) || text.length() != LENGTH) {
        return null;
      }
      var month = MONTHS.indexOf(text.substring(0, 3)) + 1;
      var day = Digits.of(text.substring(4, 6).replace(' ', '0'));
      var clock = Iso.clock(text.substring(7));
      if (month == 0 || day < 1 || clock == null) {
        return null;
      }
      var latest = collectedAt.plusSeconds(24 * 3600);
      var year = collectedAt.atZone(zone).getYear() + 1;
      for (int candidate = year; candidate >= year - 2; candidate--) {
        var at = moment(candidate, month, day, clock, zone);
        if (at != null && !at.isAfter(latest)) {
          return new Time(at, true, false, null);
        }
      }
      return null;
    }

    private static @Nullable Instant moment(
        int year, int month, int day, Iso.Clock clock, ZoneId zone) {
      try {
        return clock.on(LocalDate.of(year, month, day), zone);
      } catch (DateTimeException noSuchDay) {
        return null;
      }
    }
  }

  /** ISO 8601 and RFC 3339: T or a blank, seconds and fractions optional, Z, an offset or none. */
  record Iso() implements TimeFormat {
    private static final java.util.regex.Pattern CLOCK =
        java.util.regex.Pattern.compile("(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?");

    @Override
    public String name() {
      return "iso";
    }

    @Override
    public @Nullable Time read(Object value, ZoneId zone, Instant collectedAt) {
      if (!(value instanceof String text)
          || text.length() < 16
          || "Tt ".indexOf(text.charAt(10)) < 0) {
        return null;
      }
      var zoneAt = zoneStart(text);
      var clock = clock(text.substring(11, zoneAt).stripTrailing());
      try {
        var written = zoneAt == text.length() ? zone : ZoneId.of(text.substring(zoneAt).strip());
        var inferred = zoneAt == text.length();
        return clock == null
            ? null
            : new Time(
                clock.on(LocalDate.parse(text.substring(0, 10)), written),
                inferred || clock.leap,
                !inferred,
                null);
      } catch (DateTimeException notIso) {
        return null;
      }
    }

    private static int zoneStart(String text) {
      for (int i = 16; i < text.length(); i++) {
        if ("Zz+-".indexOf(text.charAt(i)) >= 0) {
          return i;
        }
      }
      return text.length();
    }

    static @Nullable Clock clock(String text) {
      var m = CLOCK.matcher(text);
      if (!m.matches()) {
        return null;
      }
      var seconds = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
      var fraction = m.group(4) == null ? "" : m.group(4);
      var clock =
          new Clock(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              seconds == 60 ? 59 : seconds,
              fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)),
              seconds == 60);
      return clock;
    }

    /** A time of day; a leap second counts as the last one before it, one second later. */
    record Clock(int hour, int minute, int second, int nano, boolean leap) {
      Instant on(LocalDate day, ZoneId zone) {
        var at = day.atTime(hour, minute, second, nano).atZone(zone).toInstant();
        return leap ? at.plusSeconds(1) : at;
      }
    }
  }

  /** {@code 2026-11-22}: the start of that day in the zone. */
  record Day() implements TimeFormat {
    @Override
    public String name() {
      return "date";
    }

    @Override
    public @Nullable Time read(Object value, ZoneId zone, Instant collectedAt) {
      if (!(value instanceof String text) || text.length() != 10) {
        return null;
      }
      try {
        var day = LocalDate.parse(text);
        return new Time(day.atStartOfDay(zone).toInstant(), true, false, day);
      } catch (DateTimeParseException notADate) {
        return null;
      }
    }
  }

  /** Seconds or milliseconds since 1970, fractions allowed. */
  record Epoch(String name, int millisPerUnit) implements TimeFormat {
    private static final double BOUND = 1e15;

    @Override
    public @Nullable Time read(Object value, ZoneId zone, Instant collectedAt) {
      var whole = Scalars.whole(value);
      if (whole != null) {
        return Math.abs((double) whole) > BOUND
            ? null
            : new Time(Instant.ofEpochMilli(whole * millisPerUnit), false, true, null);
      }
      var number = Scalars.fraction(value);
      return number == null || Math.abs(number) > BOUND
          ? null
          : new Time(Instant.ofEpochMilli(Math.round(number * millisPerUnit)), false, true, null);
    }
  }

  /** A pattern of the Java platform, English names. */
  record Pattern(String name, DateTimeFormatter formatter) implements TimeFormat {
    @Override
    public @Nullable Time read(Object value, ZoneId zone, Instant collectedAt) {
      if (!(value instanceof String text)) {
        return null;
      }
      try {
        var parsed =
            formatter.parseBest(
                text,
                ZonedDateTime::from,
                OffsetDateTime::from,
                LocalDateTime::from,
                LocalDate::from);
        return switch (parsed) {
          case ZonedDateTime zoned -> new Time(zoned.toInstant(), false, true, null);
          case OffsetDateTime offset -> new Time(offset.toInstant(), false, true, null);
          case LocalDateTime local -> new Time(local.atZone(zone).toInstant(), true, false, null);
          case LocalDate day -> new Time(day.atStartOfDay(zone).toInstant(), true, false, day);
          default -> null;
        };
      } catch (DateTimeException otherFormat) {
        return null;
      }
    }
  }

  /** Digits as a number, anything else as -1. */
  final class Digits {
    private Digits() {}

    static int of(String text) {
      return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
    }
  }
}
