package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.Reading.Ref;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time a record speaks for, beyond the moment it was made.
 *
 * @param to exclusive; where the record names a last day, the start of the day after
 */
record Period(@Nullable Instant from, @Nullable Instant to) {

  /** Where a pack finds the period. */
  record Fields(@Nullable Ref from, @Nullable Ref to) {

    @Nullable Period of(Reading reading, TimeReader times) {
      var start = time(from, reading, times);
      var end = time(to, reading, times);
      if (start == null && end == null) {
        return null;
      }
      var period =
          new Period(start == null ? null : start.at(), end == null ? null : after(end, reading));
      if (period.from != null && period.to != null && !period.from.isBefore(period.to)) {
        throw new Refusal(
            Reason.INVALID_TIME,
            "expected a period that starts before it ends, found %s to %s"
                .formatted(period.from, period.to));
      }
      return period;
    }

    private static Instant after(TimeReader.Time end, Reading reading) {
      return end.date() == null
          ? end.at()
          : end.date().plusDays(1).atStartOfDay(reading.zone()).toInstant();
    }

    private static TimeReader.@Nullable Time time(
        @Nullable Ref field, Reading reading, TimeReader times) {
      var value = field == null ? null : reading.value(field);
      return field == null || value == null
          ? null
          : times.read(field.path().text(), value, reading.zone(), reading.collectedAt());
    }
  }

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    if (from != null) {
      members.put("from", TimeReader.UTC_MILLIS.format(from));
    }
    if (to != null) {
      members.put("to", TimeReader.UTC_MILLIS.format(to));
    }
    return members;
  }
}
