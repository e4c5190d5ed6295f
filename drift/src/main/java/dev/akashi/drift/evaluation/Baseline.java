package dev.akashi.drift.evaluation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many events usually come in each hour of the week: a mean in which the newest week counts
 * three tenths. Weeks are those of a zone.
 */
final class Baseline {
  private static final int HOURS = 7 * 24;
  private static final float NEWEST_WEIGHT = 0.3f;
  private static final float HOUR_MS = 3_600_000f;

  private final float[] usual = new float[HOURS];
  private @Nullable Instant since;
  private @Nullable Instant hour;
  private long inHour;
  private @Nullable Instant last;

  /** When the first event came; null while none has. */
  @Nullable Instant since() {
    return since;
  }

  /** When the newest event came; null while none has. */
  @Nullable Instant last() {
    return last;
  }

  /** How many whole weeks are known. */
  long weeks(Instant tick) {
    return since == null ? 0 : Duration.between(since, tick).toDays() / 7;
  }

  /** Adds events of one moment; hours that lie behind the newest are not taken up again. */
  void add(Instant at, long count, ZoneId zone) {
    since = since == null ? at : since;
    last = last == null || at.isAfter(last) ? at : last;
    Instant of = hourOf(at, zone);
    if (hour == null || of.isAfter(hour)) {
      rollTo(of, zone);
    }
    inHour += of.equals(hour) ? count : 0;
  }

  /** How the hour that has just ended compares; null where nothing can be concluded. */
  @Nullable Ended endedHour(Instant tick, ZoneId zone) {
    Instant now = hourOf(tick, zone);
    if (hour == null || !now.isAfter(hour)) {
      return null;
    }
    Instant ended = now.minus(1, ChronoUnit.HOURS);
    rollTo(ended, zone);
    var result = new Ended(ended, inHour, usual[index(ended, zone)], weeks(ended));
    rollTo(now, zone);
    return result;
  }

  /**
   * One hour that is over.
   *
   * @param usual what came in this hour of earlier weeks, in the mean
   * @param weeks how many weeks that rests on
   */
  record Ended(Instant hour, long count, float usual, long weeks) {}

  /**
   * When so many events would usually have come since the newest one.
   *
   * @param longest so long after it at the latest
   * @throws IllegalStateException while no event has come
   */
  Instant whenUsuallyCame(float events, Duration longest, ZoneId zone) {
    if (last == null) {
      throw new IllegalStateException("expected an event that came, found none");
    }
    Instant end = last.plus(longest);
    float left = events;
    Instant from = last;
    while (from.isBefore(end)) {
      Instant to = nextHour(from, zone);
      float perHour = usual[index(from, zone)];
      float come = perHour * Duration.between(from, to).toMillis() / HOUR_MS;
      if (come >= left) {
        Instant when = from.plusMillis(Math.round(left / perHour * HOUR_MS));
        return when.isBefore(end) ? when : end;
      }
      left -= come;
      from = to;
    }
    return end;
  }

  private void rollTo(Instant of, ZoneId zone) {
    if (hour == null) {
      hour = of;
      return;
    }
    // A year of silence is a week of zeroes, several times.
    if (Duration.between(hour, of).toHours() > 8L * HOURS) {
      Arrays.fill(usual, 0);
      hour = of;
      inHour = 0;
      return;
    }
    while (hour.isBefore(of)) {
      int index = index(hour, zone);
      boolean first = weeks(hour) == 0;
      usual[index] = first ? inHour : usual[index] * (1 - NEWEST_WEIGHT) + inHour * NEWEST_WEIGHT;
      inHour = 0;
      hour = hour.plus(1, ChronoUnit.HOURS);
    }
  }

  static Instant hourOf(Instant moment, ZoneId zone) {
    return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
  }

  static Instant nextHour(Instant moment, ZoneId zone) {
    return hourOf(moment, zone).plus(1, ChronoUnit.HOURS);
  }

  private static int index(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
  }

  void write(Packing.Out out) {
    out.moment(since, Packing.NEAR)
        .moment(hour, Packing.NEAR)
        .moment(last, Packing.NEAR)
        .number(inHour);
    var values = ByteBuffer.allocate(HOURS * Float.BYTES);
    for (float value : usual) {
      values.putFloat(value);
    }
    out.raw(values.array());
  }

  static Baseline read(Packing.In in) {
    var baseline = new Baseline();
    baseline.since = in.moment(Packing.NEAR);
    baseline.hour = in.moment(Packing.NEAR);
    baseline.last = in.moment(Packing.NEAR);
    baseline.inHour = in.number();
    var values = ByteBuffer.wrap(in.raw(HOURS * Float.BYTES));
    for (int i = 0; i < HOURS; i++) {
      baseline.usual[i] = values.getFloat();
    }
    return baseline;
  }
}
