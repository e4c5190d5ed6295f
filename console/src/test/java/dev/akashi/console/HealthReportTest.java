package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.console.HealthReport.Part;
import dev.akashi.console.HealthReport.Status;
import dev.akashi.schemas.Heartbeat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HealthReportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:10:00Z");

  @Test
  void allIsWellOnlyWhenEveryPartSaysSo() {
    HealthReport report =
        report(null, beat("collector"), beat("normalizer"), beat("indexer"), beat("drift"));

    assertThat(report.status()).isEqualTo(Status.OK);
    assertThat(report.parts()).allSatisfy(part -> assertThat(part.message()).isEmpty());
  }

  @Test
  void anAppWithoutAnySignIsUnknown() {
    HealthReport report = report(null, beat("collector"), beat("normalizer"));

    assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    assertThat(part(report, "indexer").status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void anAppIsDownAfterSixtySecondsOfSilence() {
    assertThat(part(report(null, beat("collector", 60, true)), "collector").status())
        .isEqualTo(Status.OK);
    assertThat(part(report(null, beat("collector", 61, true)), "collector").status())
        .isEqualTo(Status.DOWN);
  }

  @Test
  void anAppThatSaysItCannotWorkIsDown() {
    Part part = part(report(null, beat("indexer", 1, false)), "indexer");

    assertThat(part.status()).isEqualTo(Status.DOWN);
    assertThat(part.message()).isEqualTo("disk full");
  }

  @Test
  void deadInstancesOfThePastDoNotCountWhileOneLives() {
    HealthReport report =
        report(
            null,
            beat("collector", 5000, true),
            beat("collector", 3, true),
            beat("normalizer"),
            beat("indexer"),
            beat("drift"));

    assertThat(report.status()).isEqualTo(Status.OK);
  }

  @Test
  void whileKafkaIsAwayNothingIsKnownOfTheApps() {
    Away away = Away.again(null, NOW.minusSeconds(30), "refused");
    HealthReport report = report(away, beat("collector"));

    assertThat(part(report, "kafka").status()).isEqualTo(Status.DOWN);
    assertThat(part(report, "kafka").since()).isEqualTo("2026-11-22T03:09:30.000Z");
    assertThat(part(report, "collector").status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aServerThatWasNotAskedYetIsUnknown() {
    assertThat(part(report(Away.notYet(NOW)), "kafka").status()).isEqualTo(Status.UNKNOWN);
  }

  private static HealthReport report(@Nullable Away kafka, Heartbeat... beats) {
    return HealthReport.of(
        new Counts.Snapshot(List.of(), List.of(beats), List.of(), NOW, kafka), null, NOW);
  }

  private static Part part(HealthReport report, String name) {
    return report.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Heartbeat beat(String app) {
    return beat(app, 4, true);
  }

  private static Heartbeat beat(String app, long secondsAgo, boolean ok) {
    return Heartbeat.newBuilder()
        .setApp(app)
        .setInstance("i" + secondsAgo)
        .setVersion("0.1.0")
        .setStartedAt(NOW.minusSeconds(9000))
        .setAt(NOW.minusSeconds(secondsAgo))
        .setOk(ok)
        .setMessage(ok ? "" : "disk full")
        .build();
  }
}
