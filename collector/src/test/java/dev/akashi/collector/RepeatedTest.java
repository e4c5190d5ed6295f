package dev.akashi.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.collector.outbox.SourceHealth;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTest {
  private final SourceHealth health = new SourceHealth("(counts)");

  @Test
  void aTimerGoesOnAndTheHealthSaysWhatItMet() {
    var runs = new AtomicInteger();
    var task =
        new Repeated(
            health,
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new IllegalArgumentException("odd");
              }
              assertThat(health.troubles()).hasSizeLessThanOrEqualTo(1);
            });
    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
      timer.scheduleWithFixedDelay(task, 0, 1, TimeUnit.MILLISECONDS);
      await().until(() -> runs.get() >= 3);
    }
    assertThat(health.troubles()).isEmpty();
  }

  @Test
  void whatIsWrongIsToldWithItsReason() {
    new Repeated(
            health,
            () -> {
              throw new IllegalArgumentException("odd");
            })
        .run();
    assertThat(health.troubles()).singleElement().asString().contains("odd");
  }

  @Test
  void whatLastsStaysBesideWhatIsWrongNow() {
    health.setLasting(List.of("damaged"));
    assertThat(health.troubles()).containsExactly("damaged");
    health.set(List.of("1", "2", "3", "4", "5"));
    assertThat(health.troubles()).startsWith("damaged").hasSize(5);
    health.set(List.of());
    assertThat(health.troubles()).containsExactly("damaged");
  }
}
