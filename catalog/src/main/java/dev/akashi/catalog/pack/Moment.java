package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.catalog.pack.TimeReader.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A field of the record that holds a time, and how much later is meant. */
record Moment(Ref field, Duration later) {
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);
  private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

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
    return stretch == null ? null : stretch.later(later);
  }

  /**
   * What a time in a record covers: a whole day where it names no time of day.
   *
   * @param to exclusive for a day, equal to {@code from} for a moment
   * @param zoned whether the record says in which zone; otherwise it was read in that of the source
   * @param written as it stands in the record
   */
  record Stretch(Instant from, Instant to, boolean zoned, String written) {

    static @Nullable Stretch of(Ref field, Reading reading) {
      var value = reading.value(field);
      var time =
          value == null
              ? null
              : reading.times().tryRead(value, reading.zone(), reading.collectedAt());
      if (value == null || time == null) {
        return null;
      }
      reading.noteZone(value, time);
      return new Stretch(time.at(), end(time, reading), time.zoned(), Scalars.shown(value));
    }

    /** The moment at which the record was collected. */
    static Stretch collection(Reading reading) {
      var at = reading.collectedAt();
      return new Stretch(at, at, true, "the moment of collection");
    }

    private static Instant end(Time time, Reading reading) {
      return time.date() == null
          ? time.at()
          : time.date().plusDays(1).atStartOfDay(reading.zone()).toInstant();
    }

    private Stretch later(Duration by) {
      return new Stretch(from.plus(by), to.plus(by), zoned, written);
    }

    /**
     * Whether all of this is over when the other begins; a day is never before itself. Where just
     * one of the two names its zone, a time of day counts only as far as it holds in every zone of
     * the world: a verdict must not hang on a zone that nobody wrote down. A plain date is a day of
     * the zone of the source by the format's own rule; where that decides, a note says so.
     */
    boolean before(Stretch other, Reading reading) {
      if (!precedes(other)) {
        return false;
      }
      var zone = reading.zone();
      if (zoned == other.zoned || anywhere(zone).precedes(other.anywhere(zone))) {
        return true;
      }
      var local = zoned ? other : this;
      if (local.isDay()) {
        reading.note("%s was taken for that day in %s".formatted(local.written, zone));
        return true;
      }
      reading.note(
          "whether %s is before %s is open, since one of them names no offset"
              .formatted(written, other.written));
      return false;
    }

    private boolean isDay() {
      return from.isBefore(to);
    }

    private boolean precedes(Stretch other) {
      return from.isBefore(other.from) && !to.isAfter(other.from);
    }

    /** From where the clock shows this first to where it shows this last. */
    private Stretch anywhere(ZoneId zone) {
      return zoned
          ? this
          : new Stretch(
              from.atZone(zone).toLocalDateTime().toInstant(EASTERNMOST),
              to.atZone(zone).toLocalDateTime().toInstant(WESTERNMOST),
              true,
              written);
    }
  }
}
