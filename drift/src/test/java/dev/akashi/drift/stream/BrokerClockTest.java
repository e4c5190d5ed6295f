package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Time by the broker's clock, with both clocks by hand. */
class BrokerClockTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private long nanos = 5_000_000_000L;
  private final BrokerClock clock = new BrokerClock(() -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void nothingIsKnownBeforeTheBrokerHasSaidIt() {
    assertThat(clock.now()).isNull();
    clock.learn(NOON);
    assertThat(clock.now()).isEqualTo(NOON);
    pass(Duration.ofSeconds(90));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void smallDifferencesAreFollowedAtOnceButNeverBack() {
    clock.learn(NOON);
    pass(Duration.ofSeconds(10));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(10));
    clock.learn(NOON.plusSeconds(7));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(10));
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(12));
    assertThat(clock.jump()).isZero();
  }

  @Test
  void anHourForwardIsFollowedATenthFasterThanTime() {
    clock.learn(NOON);
    pass(Duration.ofSeconds(100));
    clock.learn(NOON.plus(Duration.ofHours(1)).plusSeconds(100));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(110));
    assertThat(clock.jump()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anHourBackIsFollowedATenthSlowerThanTime() {
    clock.learn(NOON);
    for (int i = 1; i <= 100; i++) {
      pass(Duration.ofSeconds(1));
      clock.learn(NOON.minus(Duration.ofHours(1)).plusSeconds(i));
    }
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(90));
    assertThat(clock.jump()).isNegative();
  }

  @Test
  void aNewProcessGoesOnFromWhereHistoryIsThoughTheBrokersClockWentBack() {
    clock.learn(NOON.minus(Duration.ofHours(1)));
    clock.reached(NOON);
    assertThat(clock.now()).isEqualTo(NOON);
    pass(Duration.ofSeconds(10));
    clock.learn(NOON.minus(Duration.ofHours(1)).plusSeconds(10));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(9));
    clock.reached(NOON.plusSeconds(1));
    assertThat(clock.now()).as("what was reached before").isEqualTo(NOON.plusSeconds(9));
  }
}
