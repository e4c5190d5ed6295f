package dev.akashi.drift.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.schemas.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a change of status is an incident. */
class IncidentsTest {
  @ParameterizedTest
  @CsvSource({
    "SUPPORTED, UNKNOWN, true",
    "SUPPORTED, INSUFFICIENT, true",
    "SUPPORTED, FAILING, true",
    "NOT_APPLICABLE, STALE, true",
    "UNKNOWN, INSUFFICIENT, false",
    "UNKNOWN, STALE, true",
    "UNKNOWN, SILENT, true",
    "INSUFFICIENT, FAILING, true",
    "STALE, FAILING, true",
    "FAILING, STALE, false",
    "FAILING, SUPPORTED, false",
    "UNKNOWN, UNKNOWN, false"
  })
  void aChangeForTheWorseOpensOne(Status before, Status now, boolean opens) {
    assertThat(Incidents.opens(before, now)).isEqualTo(opens);
  }

  @ParameterizedTest
  @CsvSource({
    "SUPPORTED, FAILING, false",
    "SUPPORTED, INSUFFICIENT, false",
    "SUPPORTED, UNKNOWN, false",
    "SUPPORTED, SUPPORTED, true",
    "SUPPORTED, NOT_APPLICABLE, true",
    "UNKNOWN, STALE, false",
    "UNKNOWN, INSUFFICIENT, true",
    "UNKNOWN, UNKNOWN, true",
    "INSUFFICIENT, INSUFFICIENT, true",
    "STALE, SILENT, false",
    "STALE, STALE, true"
  })
  void beingAsGoodAsBeforeEndsIt(Status before, Status now, boolean closes) {
    assertThat(Incidents.closes(Incidents.rank(before), now)).isEqualTo(closes);
  }

  @Test
  void itsIdIsOfItsUnitAndTick() {
    var tick = Instant.parse("2026-06-01T00:00:00Z");
    var unit = new Unit("mic:III.1.1.8", "shop");
    assertThat(Incidents.id(unit, tick)).hasSize(16).isEqualTo(Incidents.id(unit, tick));
    assertThat(Incidents.id(unit, tick)).isNotEqualTo(Incidents.id(unit, tick.plusSeconds(1)));
    assertThat(Incidents.id(unit, tick))
        .isNotEqualTo(Incidents.id(new Unit("mic:III.1.1.8", "bank"), tick));
  }
}
