package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeriodTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2026-03-31T16:00:00Z");

  @Test
  void datesAreWholeDaysInTheZone() {
    Period period = Period.of("2026-11-22", "2026-11-22", TOKYO, NOW);

    assertThat(period.from()).isEqualTo("2026-11-21T15:00:00Z");
    assertThat(period.to()).isEqualTo("2026-11-22T15:00:00Z");
  }

  @Test
  void timesAreTakenAsTheyAre() {
    Period period = Period.of("2026-11-22T00:00:00 09:00", "2026-11-22T00:00:01Z", TOKYO, NOW);

    assertThat(period.from()).isEqualTo("2026-11-21T15:00:00Z");
    assertThat(period.to()).isEqualTo("2026-11-22T00:00:01Z");
  }

  @Test
  void withoutEndsThereAreThirtyYears() {
    Period period = Period.of(null, " ", TOKYO, NOW);

    assertThat(period.isAll()).isTrue();
    assertThat(period.from()).isBefore("1997-01-01T00:00:00Z");
    assertThat(period.to()).isAfter(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "22/11/2026", "令和8年", "2026-11-22T00:00", "1"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> Period.of(text, null, TOKYO, NOW))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31, 2025", "2026-04-01, 2026", "2027-01-01, 2026"})
  void fiscalYearsBeginInApril(LocalDate day, int year) {
    assertThat(Preset.fiscalYear(day)).isEqualTo(year);
  }

  @Test
  void presetsFollowTheZone() {
    // 16:00 in UTC is the first of April in Tokyo.
    var presets = Preset.of(Clock.fixed(NOW, ZoneOffset.UTC), TOKYO);

    assertThat(presets)
        .contains(
            new Preset("today", 0, "2026-04-01", "2026-04-01"),
            new Preset("fiscal", 2026, "2026-04-01", "2027-03-31"),
            new Preset("fiscal", 2025, "2025-04-01", "2026-03-31"));
  }
}
