package dev.akashi.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;

/**
 * A period that is asked for often, as dates in the configured zone.
 *
 * @param key the part of its message key after {@code preset.}
 * @param year the fiscal year it is about; 0 when it is about none
 */
record Preset(String key, int year, String from, String to) {

  /** All presets as of now. A fiscal year begins on 1 April. */
  static List<Preset> of(Clock clock, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    int fiscalYear = fiscalYear(today);
    return List.of(
        new Preset("all", 0, "", ""),
        new Preset("today", 0, today.toString(), today.toString()),
        new Preset("week", 0, today.minusDays(6).toString(), today.toString()),
        new Preset("month", 0, today.minusDays(29).toString(), today.toString()),
        fiscal(fiscalYear),
        fiscal(fiscalYear - 1));
  }

  static int fiscalYear(LocalDate day) {
    return day.getMonthValue() >= Month.APRIL.getValue() ? day.getYear() : day.getYear() - 1;
  }

  private static Preset fiscal(int year) {
    return new Preset(
        "fiscal",
        year,
        LocalDate.of(year, Month.APRIL, 1).toString(),
        LocalDate.of(year + 1, Month.MARCH, 31).toString());
  }

  public boolean is(Period period) {
    return period.fromText().equals(from) && period.toText().equals(to);
  }
}
