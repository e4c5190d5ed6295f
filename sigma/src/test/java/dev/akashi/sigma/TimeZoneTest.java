package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeZoneTest {

  private static boolean accepts(@Nullable ZoneId zone, String entry, String value) {
    Settings settings = new Settings(zone, Map.of());
    Compiled compiled =
        RuleSet.compile(List.of(new RuleText("t.yml", Sigma.entry(entry))), settings);
    assertThat(compiled.problems()).isEmpty();
    return Sigma.holds(compiled.ruleSet(), Map.of("f", value));
  }

  @Test
  void aTimeWithAnOffsetIsReadInTheGivenZone() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");

    assertThat(accepts(tokyo, "f|hour: 0", "2026-12-31T15:30:00Z")).isTrue();
    assertThat(accepts(tokyo, "f|year: 2027", "2026-12-31T15:30:00Z")).isTrue();
    assertThat(accepts(tokyo, "f|day: 1", "2026-12-31T10:30:00-05:00")).isTrue();
    assertThat(accepts(tokyo, "f|hour: 15", "2026-12-31T15:30:00Z")).isFalse();
  }

  @Test
  void aTimeWithoutAnOffsetIsReadAsItIsWritten() {
    assertThat(accepts(ZoneId.of("Asia/Tokyo"), "f|hour: 15", "2026-12-31T15:30:00")).isTrue();
    assertThat(accepts(ZoneId.of("Asia/Tokyo"), "f|day: 31", "2026-12-31")).isTrue();
  }

  @Test
  void withoutAZoneEveryTimeIsReadAsItIsWritten() {
    assertThat(accepts(null, "f|hour: 15", "2026-12-31T15:30:00Z")).isTrue();
    assertThat(accepts(null, "f|hour: 10", "2026-12-31T10:30:00-05:00")).isTrue();
  }
}
