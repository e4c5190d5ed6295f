package dev.akashi.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");

  @Test
  void timesAreDistancesFromNow() {
    assertThat(Sample.at("{-90m:iso} {0s:epoch} {1d:syslog} {-2h:clf}", NOW))
        .isEqualTo(
            "2026-11-22T10:34:05+09:00 1795316645 Nov 23 12:04:05 22/Nov/2026:10:04:05 +0900");
  }

  @Test
  void bracesOfJsonAreLeftAlone() {
    assertThat(Sample.at("{\"a\":{\"b\":1}}", NOW)).isEqualTo("{\"a\":{\"b\":1}}");
  }
}
