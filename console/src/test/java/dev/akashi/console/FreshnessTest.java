package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

final class FreshnessTest {
  private static final Instant NOW = TestConsole.NOW;
  private static final ControlStatus STATUS =
      TestStatuses.good(TestConsole.CONTROL, TestStatuses.PAY, Duration.ofDays(9));

  @Test
  void whatWasEvaluatedWithinSixtySecondsHolds() {
    assertThat(freshness(TestStatuses.marks(60), null).lapse(STATUS)).isEmpty();
    assertThat(freshness(TestStatuses.marks(-5), null).lapse(STATUS))
        .as("by a clock that is ahead")
        .isEmpty();
  }

  @Test
  void olderThanSixtySecondsIsALapseAndDriftIsNamedWhenItIsSilentToo() {
    Lapse lapse = freshness(TestStatuses.marks(61), null).lapse(STATUS).orElseThrow();

    assertThat(lapse.hop()).isEqualTo("drift");
    assertThat(lapse.since()).isEqualTo(NOW.minusSeconds(61));
    assertThat(lapse.text().en()).contains("drift gives no sign of life");
    assertThat(lapse.text().ja()).contains("ドリフト");
  }

  @Test
  void driftThatLivesButDoesNotEvaluateTheShareIsNotTheHop() {
    Lapse lapse = freshness(TestStatuses.marks(61), null, beat(3)).lapse(STATUS).orElseThrow();

    assertThat(lapse.hop()).isNull();
    assertThat(lapse.text().en()).contains("catching up");
  }

  @Test
  void anotherShareIsNoProof() {
    Instant at = NOW.minusSeconds(1);
    var other = new Evaluated(STATUS.getPartition() + 1, "test", at, at);

    assertThat(freshness(List.of(other), null, beat(1)).lapse(STATUS)).isPresent();
    assertThat(freshness(List.of(other), null, beat(1)).evaluatedAt(List.of(STATUS))).isNull();
  }

  @Test
  void kafkaAwayIsTheBroker() {
    Away away = Away.again(null, NOW.minusSeconds(70), "refused");

    assertThat(freshness(TestStatuses.marks(75), away).lapse(STATUS).orElseThrow().hop())
        .isEqualTo("broker");
    assertThat(freshness(TestStatuses.marks(30), away).lapse(STATUS))
        .as("the marks that were read are recent enough")
        .isEmpty();
  }

  @Test
  void beforeTheMarksWereReadNobodyIsBlamed() {
    Lapse lapse = freshness(List.of(), Away.notYet(NOW)).lapse(STATUS).orElseThrow();

    assertThat(lapse.hop()).isNull();
    assertThat(lapse.since()).isNull();
  }

  @Test
  void systemThatLeftTheScopeIsNeverShownAsItWas() {
    Counts.Snapshot counts = TestConsole.counts(1);

    assertThat(new Freshness(counts, Set.of("other"), words(), NOW).lapse(STATUS).orElseThrow())
        .satisfies(lapse -> assertThat(lapse.text().en()).contains("akashi.yml"));
    assertThat(new Freshness(counts, Set.of(TestStatuses.PAY), words(), NOW).lapse(STATUS))
        .isEmpty();
  }

  private static Freshness freshness(
      List<Evaluated> marks, @Nullable Away away, Heartbeat... beats) {
    var counts = new Counts.Snapshot(List.of(), List.of(beats), marks, NOW, away);
    return new Freshness(counts, Set.of(), words(), NOW);
  }

  private static Words words() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("dev.akashi.console.messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Words(messages);
  }

  private static Heartbeat beat(long secondsAgo) {
    return Heartbeat.newBuilder()
        .setApp("drift")
        .setInstance("test")
        .setVersion("")
        .setStartedAt(NOW.minusSeconds(900))
        .setAt(NOW.minusSeconds(secondsAgo))
        .setOk(true)
        .setMessage("")
        .build();
  }
}
