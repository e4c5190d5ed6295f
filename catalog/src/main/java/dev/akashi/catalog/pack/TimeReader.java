package dev.akashi.catalog.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a record says about time into a moment, by the formats that a pack lists, first fit.
 *
 * @param formats at least one
 * @param zone that of every time without an offset, where the source always means the same one;
 *     null where it is the zone of the source
 */
record TimeReader(List<TimeFormat> formats, @Nullable ZoneId zone) {
  static final DateTimeFormatter UTC_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Moments outside are slips: seconds taken for milliseconds, zeros, clocks never set. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /**
   * A moment.
   *
   * @param inferred whether any part of it (year, time of day, zone) was not in the record
   * @param zoned whether the record says which zone it means, by an offset or as seconds since 1970
   * @param date set where the record names a day and no time of day
   */
  record Time(Instant at, boolean inferred, boolean zoned, @Nullable LocalDate date) {}

  /** The zone that times without an offset are of. */
  ZoneId zoneOr(ZoneId zoneOfSource) {
    return zone == null ? zoneOfSource : zone;
  }

  /** Null where no format fits or the moment is out of all bounds. */
  @Nullable Time tryRead(Object value, ZoneId zone, Instant collectedAt) {
    for (var format : formats) {
      var time = format.read(value, zone, collectedAt);
      if (time != null && time.at.isAfter(EARLIEST) && time.at.isBefore(LATEST)) {
        return declared(format, time);
      }
    }
    return null;
  }

  /** Where the pack names the zone, nothing but a missing year or time of day is left to infer. */
  private Time declared(TimeFormat format, Time time) {
    return zone == null || time.zoned || time.date != null || format instanceof TimeFormat.Rfc3164
        ? time
        : new Time(time.at, false, true, null);
  }

  /** Like {@link #tryRead}, but a value without a moment refuses the record. */
  Time read(String field, Object value, ZoneId zone, Instant collectedAt) {
    var time = tryRead(value, zone, collectedAt);
    if (time == null) {
      throw new Refusal(
          Reason.INVALID_TIME,
          "expected in %s a time from 1990 to 2099 as %s, found %s"
              .formatted(
                  field,
                  formats.stream().map(TimeFormat::name).collect(Collectors.joining(" or ")),
                  Scalars.shown(value)));
    }
    return time;
  }
}
