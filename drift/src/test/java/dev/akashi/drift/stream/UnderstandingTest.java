package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.stream.Understanding.Verdict;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A format that changes shows as a jump of what is not understood. */
class UnderstandingTest {
  private final Understanding understanding = new Understanding();
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private long events;
  private long unmatched;

  private Verdict come(int more, int notUnderstood, Duration later) {
    now = now.plus(later);
    events += more;
    unmatched += notUnderstood;
    return understanding.of(
        List.of(
            StreamCount.newBuilder()
                .setHop(Hop.NORMALIZER)
                .setStream("s@a")
                .setSource("s")
                .setSystem("shop")
                .setPack("p")
                .setNextSequence(events)
                .setAccepted(events)
                .setEvidence(events)
                .setDuplicates(0)
                .setQuarantined(0)
                .setConflicts(0)
                .setMissing(0)
                .setRedeliveries(0)
                .setUntagged(unmatched)
                .setAt(now)
                .build()),
        now);
  }

  @Test
  void fewEventsSayNothing() {
    assertThat(come(1_000, 0, Duration.ZERO)).isEqualTo(Verdict.UNDECIDED);
    assertThat(come(19, 19, Duration.ofMinutes(1))).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aJumpIsLostAndItsEndIsFound() {
    come(1_000, 50, Duration.ZERO);
    assertThat(come(40, 2, Duration.ofMinutes(5))).isEqualTo(Verdict.UNDERSTOOD);
    assertThat(come(60, 58, Duration.ofMinutes(8))).isEqualTo(Verdict.LOST);
    assertThat(understanding.percent()).isEqualTo("97");
    assertThat(come(100, 0, Duration.ofMinutes(15))).isEqualTo(Verdict.UNDERSTOOD);
  }

  @Test
  void aSourceThatWasNeverUnderstoodHasNotJumped() {
    come(100, 90, Duration.ZERO);
    assertThat(come(100, 92, Duration.ofMinutes(5))).isEqualTo(Verdict.UNDERSTOOD);
  }

  @Test
  void aSlowSourceIsJudgedByItsLastTwentyHoweverLongTheyTake() {
    come(100, 0, Duration.ZERO);
    assertThat(come(30, 30, Duration.ofMinutes(11))).isEqualTo(Verdict.LOST);
    Verdict verdict = Verdict.LOST;
    for (int day = 0; day < 50; day++) {
      verdict = come(1, 0, Duration.ofDays(1));
    }
    assertThat(verdict).isEqualTo(Verdict.UNDERSTOOD);
  }
}
