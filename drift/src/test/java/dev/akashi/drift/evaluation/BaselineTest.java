package dev.akashi.drift.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What usually comes in each hour of the week. */
class BaselineTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  // A Monday, nine in the morning in Tokyo.
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration LONG = Duration.ofDays(28);

  private Baseline baseline = new Baseline();

  private void everyHour(int from, int to, long count) {
    for (int hour = from; hour < to; hour++) {
      baseline.add(START.plus(Duration.ofHours(hour)), count, ZONE);
    }
  }

  @Test
  void theFirstWeekIsTakenAsItIsAndLaterOnesMoveTheMean() {
    everyHour(0, 7 * 24, 10);
    everyHour(7 * 24, 14 * 24, 20);
    Baseline.Ended ended = baseline.endedHour(START.plus(Duration.ofDays(14)), ZONE);
    assertThat(ended.usual()).as("of the hour before nine").isEqualTo(10);
    assertThat(ended.count()).isEqualTo(20);
    assertThat(baseline.endedHour(START.plus(Duration.ofDays(14)), ZONE))
        .as("an hour ends once")
        .isNull();

    everyHour(14 * 24, 14 * 24 + 1, 20);
    assertThat(baseline.endedHour(START.plus(Duration.ofHours(14 * 24 + 1)), ZONE).usual())
        .isEqualTo(13f, within(0.01f));
  }

  @Test
  void whatIsUsualDecidesHowLongSilenceIsNoNews() {
    everyHour(0, 14 * 24, 6);
    assertThat(baseline.whenUsuallyCame(3, LONG, ZONE))
        .isEqualTo(baseline.last().plus(Duration.ofMinutes(30)));
    assertThat(baseline.whenUsuallyCame(600, LONG, ZONE))
        .isEqualTo(baseline.last().plus(Duration.ofHours(100)));
  }

  @Test
  void noSilenceIsUsualForEver() {
    baseline.add(START, 1, ZONE);
    baseline.add(START.plus(Duration.ofDays(15)), 1, ZONE);
    assertThat(baseline.whenUsuallyCame(30, LONG, ZONE)).isEqualTo(baseline.last().plus(LONG));
  }

  @Test
  void itIsReadAsItWasWritten() {
    everyHour(0, 9 * 24, 7);
    var out = new Packing.Out();
    baseline.write(out);
    var read = Baseline.read(new Packing.In(out.bytes()));
    assertThat(read).usingRecursiveComparison().isEqualTo(baseline);
  }

  @Test
  void aYearOfSilenceLeavesNothingUsual() {
    everyHour(0, 14 * 24, 6);
    Instant later = START.plus(Duration.ofDays(400));
    baseline.add(later, 1, ZONE);
    assertThat(baseline.whenUsuallyCame(3, LONG, ZONE)).isEqualTo(later.plus(LONG));
  }
}
