package dev.akashi.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.HopCounts.Ending;
import dev.akashi.schemas.wire.HopCounts.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counts against a real broker: what a hop has counted outlives it. */
class HopCountsIT {
  private static final Instant COLLECTED = Instant.parse("2026-11-22T03:04:05.678Z");
  private static final Codec CODEC = new Codec();

  private static WireProducer producer;
  private static CountsView view;

  @BeforeAll
  static void connect() {
    TopicSetup.ensure(TestServers.kafka());
    producer = new WireProducer(TestServers.kafka(), "hop-counts-it");
    view = new CountsView(TestServers.kafka(), CODEC);
  }

  @AfterAll
  static void disconnect() {
    view.close();
    producer.close();
  }

  @Test
  void distinctSequencesAreCountedOnceHoweverOftenTheyAreDelivered() {
    Owner owner = owner("once@1");
    HopCounts counts = counts(Hop.NORMALIZER);
    deliver(counts, owner, 0, 5, Ending.EVIDENCE);
    deliver(counts, owner, 3, 8, Ending.EVIDENCE);

    StreamCount count = published(Hop.NORMALIZER, owner);

    assertThat(count.getAccepted()).isEqualTo(8);
    assertThat(count.getEvidence()).isEqualTo(8);
    assertThat(count.getRedeliveries()).isEqualTo(2);
    assertThat(count.getMissing()).isZero();
    assertThat(count.getNextSequence()).isEqualTo(8);
  }

  @Test
  void anInstanceThatDiedBeforeItPublishedHasCountedNothing() {
    Owner owner = owner("dropped@1");
    HopCounts first = counts(Hop.NORMALIZER);
    deliver(first, owner, 0, 5, Ending.EVIDENCE);
    first.begin().add(owner, 5, COLLECTED, Ending.EVIDENCE);

    HopCounts successor = counts(Hop.NORMALIZER);
    deliver(successor, owner, 5, 7, Ending.QUARANTINED);

    StreamCount count = published(Hop.NORMALIZER, owner);
    assertThat(count.getAccepted()).isEqualTo(7);
    assertThat(count.getEvidence()).isEqualTo(5);
    assertThat(count.getQuarantined()).isEqualTo(2);
    assertThat(count.getRedeliveries()).isZero();
  }

  @Test
  void aGapInTheSequencesIsReportedAsMissing() {
    Owner owner = owner("gap@1");
    HopCounts counts = counts(Hop.NORMALIZER);
    deliver(counts, owner, 0, 2, Ending.EVIDENCE);
    deliver(counts, owner, 5, 6, Ending.EVIDENCE);

    assertThat(published(Hop.NORMALIZER, owner).getMissing()).isEqualTo(3);
  }

  @Test
  void theIndexerSeesGapsWhereTheNormalizerQuarantined() {
    Owner owner = owner("indexed@1");
    HopCounts counts = counts(Hop.INDEXER);
    deliver(counts, owner, 0, 2, Ending.EVIDENCE);
    deliver(counts, owner, 5, 6, Ending.CONFLICT);

    StreamCount count = published(Hop.INDEXER, owner);
    assertThat(count.getMissing()).isZero();
    assertThat(count.getEvidence()).isEqualTo(3);
    assertThat(count.getConflicts()).isEqualTo(1);
  }

  // A suspended instance wakes up after another has taken its streams over and gone on.
  @Test
  void countsNeverGoBackForAReader() {
    Owner owner = owner("zombie@1");
    HopCounts zombie = counts(Hop.NORMALIZER);
    HopCounts.Tally held = zombie.begin();
    held.add(owner, 0, COLLECTED, Ending.EVIDENCE);
    deliver(counts(Hop.NORMALIZER), owner, 0, 10, Ending.EVIDENCE);

    held.publish();

    assertThat(published(Hop.NORMALIZER, owner).getAccepted()).isEqualTo(10);
  }

  // A batch that is tried for long ends after its stream went on with another consumer thread.
  @Test
  void aTallyThatWasOvertakenCountsNothing() {
    Owner owner = owner("overtaken@1");
    HopCounts counts = counts(Hop.NORMALIZER);
    HopCounts.Tally slow = counts.begin();
    slow.add(owner, 0, COLLECTED, Ending.EVIDENCE);
    deliver(counts, owner, 0, 10, Ending.EVIDENCE);

    assertThatThrownBy(slow::publish).isInstanceOf(CountedElsewhereException.class);

    deliver(counts, owner, 10, 12, Ending.EVIDENCE);
    assertThat(published(Hop.NORMALIZER, owner).getAccepted()).isEqualTo(12);
    assertThat(published(Hop.NORMALIZER, owner).getMissing()).isZero();
  }

  @Test
  void aForeignRecordAmongTheCountsHidesNoOther() {
    Owner owner = owner("beside@1");
    producer.publish(
        List.of(
            Outgoing.to(Topic.COUNTS, "count/NORMALIZER/x", "foreign".getBytes(UTF_8)),
            Outgoing.to(Topic.COUNTS, "heartbeat/x", "foreign".getBytes(UTF_8))));

    deliver(counts(Hop.NORMALIZER), owner, 0, 3, Ending.EVIDENCE);

    assertThat(published(Hop.NORMALIZER, owner).getAccepted()).isEqualTo(3);
  }

  private static HopCounts counts(Hop hop) {
    return new HopCounts(hop, new CountsLog(producer, CODEC), view, Clock.systemUTC());
  }

  private static void deliver(HopCounts counts, Owner owner, long from, long to, Ending ending) {
    HopCounts.Tally tally = counts.begin();
    for (long sequence = from; sequence < to; sequence++) {
      tally.add(owner, sequence, COLLECTED, ending);
    }
    tally.publish();
  }

  private static StreamCount published(Hop hop, Owner owner) {
    view.refresh(Duration.ofSeconds(10));
    return view.count(hop, owner.stream()).orElseThrow();
  }

  private static Owner owner(String stream) {
    return new Owner(stream, "source", "payments", "linux-auth");
  }
}
