package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.catalog.pack.TimeReader.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A field of the record that holds a time, and how much later is meant. */
record Moment(Ref field, Duration later) {

  /**
   * Reads {@code live_at} or {@code decided_at + P7D}.
   *
   * @throws DateTimeParseException if what follows the plus is no ISO 8601 duration
   */
  static Moment of(String text) {
    var plus = text.indexOf(" + ");
    return plus < 0
        ? new Moment(Ref.of(text.strip()), Duration.ZERO)
        : new Moment(
            Ref.of(text.substring(0, plus).strip()),
            Duration.parse(text.substring(plus + " + ".length()).strip()));
  }

  @Nullable Stretch in(Reading whole) {
    var stretch = Stretch.of(field, whole);
    return stretch == null ? null : new Stretch(stretch.from.plus(later), stretch.to.plus(later));
  }

  /**
   * What a time in a record covers: a whole day where it names no time of day.
   *
   * @param to exclusive for a day, equal to {@code from} for a moment
   */
  record Stretch(Instant from, Instant to) {

    static @Nullable Stretch of(Ref field, Reading reading) {
      var value = reading.value(field);
      var time =
          value == null
              ? null
              : reading.times().tryRead(value, reading.zone(), reading.collectedAt());
      return time == null ? null : new Stretch(time.at(), end(time, reading));
    }

    private static Instant end(Time time, Reading reading) {
      return time.date() == null
          ? time.at()
          : time.date().plusDays(1).atStartOfDay(reading.zone()).toInstant();
    }

    /** Whether all of this is over when the other begins; a day is never before itself. */
    boolean before(Stretch other) {
      return from.isBefore(other.from) && !to.isAfter(other.from);
    }
  }
}
