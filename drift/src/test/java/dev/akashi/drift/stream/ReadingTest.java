package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a partition was read, and from where whoever comes next goes on. */
class ReadingTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topic.EVIDENCE.name(), 2);
  private static final Instant TICK = Instant.parse("2026-06-01T00:00:10Z");
  private static final Unit UNIT = new Unit("mic:III.1.1.8", "shop");

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final Reading reading = new Reading(consumer);

  @BeforeEach
  void own() {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 3L));
    consumer.rebalance(Set.of(PARTITION));
  }

  private void append(long offset, Instant at) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            offset,
            at.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            "stream",
            new byte[0],
            new RecordHeaders(),
            java.util.Optional.empty()));
  }

  private Upstream take() {
    Iterable<ConsumerRecord<String, byte[]>> records = reading.poll(Duration.ZERO);
    Upstream upstream = reading.upstream(PARTITION.topic(), PARTITION.partition());
    for (ConsumerRecord<String, byte[]> record : records) {
      Instant tick = upstream.tickOf(Instant.ofEpochMilli(record.timestamp()), null);
      upstream.read(tick, record.offset());
      upstream.add(tick, UNIT, observation(record.offset()), false);
    }
    return upstream;
  }

  @Test
  void whileMoreIsThereOnlyTheTicksBeforeTheNewestAreWhole() {
    append(0, TICK.minusMillis(500));
    append(1, TICK.plusMillis(500));
    Upstream upstream = take();
    assertThat(reading.readTo(TICK.plusSeconds(9))).containsExactly(Map.entry(upstream, TICK));

    append(2, TICK.plusMillis(800));
    take();
    assertThat(reading.readTo(TICK.plusSeconds(9)))
        .as("all is read, so whatever comes is later")
        .containsExactly(Map.entry(upstream, TICK.plusSeconds(9)));
  }

  @Test
  void offsetsMoveToWhatWasNotToldAndSayWhichTickWas() {
    append(0, TICK.minusMillis(500));
    append(1, TICK.plusMillis(500));
    take().forget(TICK);
    reading.commit();

    OffsetAndMetadata committed = consumer.committed(Set.of(PARTITION)).get(PARTITION);
    assertThat(committed.offset()).isEqualTo(1);
    assertThat(committed.metadata()).isEqualTo(TICK.toString());
    assertThat(reading.passed()).contains(TICK);
  }

  @Test
  void whoDiesBetweenTellingAndCommittingLeavesTheSameToBeToldAgain() {
    append(0, TICK.minusMillis(500));
    append(1, TICK.plusMillis(500));
    append(2, TICK.plusMillis(700));
    List<Gathered.Told> told = take().peek(TICK.plusSeconds(5));

    consumer.rebalance(Set.of());
    assertThat(reading.upstream(PARTITION.topic(), PARTITION.partition())).isNull();
    consumer.rebalance(Set.of(PARTITION));
    append(0, TICK.minusMillis(500));
    append(1, TICK.plusMillis(500));
    append(2, TICK.plusMillis(700));

    assertThat(take().peek(TICK.plusSeconds(5))).isEqualTo(told).hasSize(2);
  }

  @Test
  void offsetsThatSomebodySetByHandSayNoTick() {
    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(1, "by hand")));
    consumer.rebalance(Set.of());
    consumer.rebalance(Set.of(PARTITION));
    assertThat(reading.upstream(PARTITION.topic(), PARTITION.partition()).passed())
        .isEqualTo(Instant.EPOCH);
  }

  private static Observation observation(long offset) {
    return Observation.newBuilder()
        .setExpectation("TST-01")
        .setEvent("a")
        .setKey("d1")
        .setAt(TICK)
        .setCollectedAt(TICK)
        .setEvidence("e" + offset)
        .setCount(1)
        .setValues(Map.of())
        .build();
  }
}
