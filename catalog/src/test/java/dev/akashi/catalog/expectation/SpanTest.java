package dev.akashi.catalog.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time as people agree on them. */
class SpanTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @ValueSource(strings = {"P90D", "PT15M", "P1Y", "P1DT12H", "P1Y2M3D", "PT0S"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Span.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "90", "90D", "P-1D", "PT-1H", "-P1D", "P1DT", "1 day", "P1H"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Span.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void daysFollowTheCalendarAndHoursTheClock() {
    // In the night to 2026-03-29 an hour is left out.
    Instant saturday = Instant.parse("2026-03-28T11:00:00Z");
    assertThat(Span.parse("P1D").after(saturday, BERLIN)).isEqualTo("2026-03-29T10:00:00Z");
    assertThat(Span.parse("PT24H").after(saturday, BERLIN)).isEqualTo("2026-03-29T11:00:00Z");
    assertThat(Span.parse("P1D").before(Instant.parse("2026-03-29T10:00:00Z"), BERLIN))
        .isEqualTo(saturday);
  }

  @ParameterizedTest
  @CsvSource({
    "P1M, 2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z",
    "P1Y, 2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z",
    "P1DT12H, 2026-06-01T00:00:00Z, 2026-06-02T12:00:00Z"
  })
  void monthsAndYearsEndWhereTheirDayDoes(String span, Instant from, Instant to) {
    assertThat(Span.parse(span).after(from, ZoneId.of("Z"))).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({"P90D, 90", "PT36H, 1", "P1Y, 365", "P1M, 31"})
  void wholeDaysAreCounted(String span, long days) {
    assertThat(Span.parse(span).wholeDays()).isEqualTo(days);
  }
}
