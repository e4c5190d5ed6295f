package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.StreamCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each hop's failure is named, and so is its recovery. */
class PathHealthTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  private PathHealth paths = new PathHealth();
  private final Map<Hop, long[]> counted = new EnumMap<>(Hop.class);
  private Instant now = START;
  private boolean beats = true;
  private String message = "";
  private long missing;
  private Instant lastBeat = START;

  @Test
  void allIsWellUntilACollectorGivesNoSignOfLife() {
    assertThat(causes(10)).containsExactly("ok");
    assertThat(causes(10)).isEmpty();
    beats = false;
    assertThat(causes(120)).containsExactly("collector-stopped");
    beats = true;
    assertThat(causes(10)).containsExactly("ok");
  }

  @Test
  void whatACollectorSaysOfASourceTellsSourceAndBrokerApart() {
    assertThat(causes(10)).containsExactly("ok");
    message = "other: gone | records: /var/log/records cannot be read";
    SourceState down = step(10).getFirst();
    assertThat(down.getCause()).isEqualTo("source-down");
    assertThat(down.getHop()).isEqualTo("source");
    assertThat(down.getDetail()).containsEntry("message", "/var/log/records cannot be read");
    message = "records: Kafka is away";
    assertThat(step(10).getFirst().getHop()).isEqualTo("broker");
    message = "";
    assertThat(causes(10)).containsExactly("ok");
  }

  @Test
  void aNormalizerIsBehindWhenNothingGetsThroughForAMinute() {
    flow(100, 100, 100);
    assertThat(causes(10)).containsExactly("ok");
    flow(150, 100, 100);
    assertThat(causes(10)).isEmpty();
    assertThat(causes(50)).isEmpty();
    assertThat(causes(10)).containsExactly("normalizer-behind");
    flow(160, 120, 120);
    assertThat(causes(10)).as("it moves").containsExactly("ok");
    flow(160, 160, 160);
    assertThat(causes(10)).isEmpty();
  }

  @Test
  void anIndexerThatTakesNothingIsNamed() {
    flow(100, 100, 100);
    assertThat(causes(10)).containsExactly("ok");
    flow(150, 150, 100);
    step(10);
    assertThat(causes(70)).containsExactly("indexer-rejecting");
    flow(150, 150, 150);
    assertThat(causes(10)).containsExactly("ok");
  }

  @Test
  void aFormatThatChangesIsNamedAndANewObserverDoesNotForgetIt() {
    flow(100, 100, 100);
    step(10);
    flow(200, 200, 200);
    step(10);
    unmatched(300, 100);
    SourceState lost = step(10).getFirst();
    assertThat(lost.getCause()).isEqualTo("pack-mismatch");
    assertThat(lost.getDetail()).containsKey("unmatched_percent");

    paths = new PathHealth();
    SourceState again = step(10).getFirst();
    assertThat(again.getCause()).isEqualTo("ok");
    assertThat(again.getDetail()).as("it cannot tell yet").containsKey("understood");
  }

  @Test
  void sequencesThatNeverArrivedAreAGap() {
    step(10);
    missing = 2;
    assertThat(step(10).getFirst().getGap()).isTrue();
    assertThat(step(10)).isEmpty();
  }

  private List<String> causes(int seconds) {
    return step(seconds).stream().map(SourceState::getCause).toList();
  }

  private List<SourceState> step(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
    lastBeat = beats ? now : lastBeat;
    List<StreamCount> counts = new ArrayList<>();
    counted.forEach((hop, numbers) -> counts.add(count(hop, numbers[0], numbers[1])));
    if (counts.isEmpty()) {
      counts.add(count(Hop.COLLECTOR, 0, 0));
    }
    var beat =
        Heartbeat.newBuilder()
            .setApp("collector")
            .setInstance("a")
            .setVersion("1")
            .setStartedAt(START)
            .setAt(lastBeat)
            .setOk(message.isEmpty())
            .setMessage(message)
            .build();
    return paths.changes(counts, List.of(beat), now);
  }

  private void flow(long collected, long normalized, long indexed) {
    counted.put(Hop.COLLECTOR, new long[] {collected, 0});
    counted.put(Hop.NORMALIZER, new long[] {normalized, 0});
    counted.put(Hop.INDEXER, new long[] {indexed, 0});
  }

  private void unmatched(long all, long unmatched) {
    flow(all, all, all - unmatched);
    counted.put(Hop.NORMALIZER, new long[] {all, unmatched});
  }

  private StreamCount count(Hop hop, long accepted, long quarantined) {
    return StreamCount.newBuilder()
        .setHop(hop)
        .setStream("records@a")
        .setSource("records")
        .setSystem("shop")
        .setPack("operation-record")
        .setNextSequence(accepted)
        .setAccepted(accepted)
        .setEvidence(accepted - quarantined)
        .setDuplicates(0)
        .setQuarantined(quarantined)
        .setConflicts(0)
        .setMissing(hop == Hop.COLLECTOR ? missing : 0)
        .setRedeliveries(0)
        .setAt(now)
        .build();
  }
}
