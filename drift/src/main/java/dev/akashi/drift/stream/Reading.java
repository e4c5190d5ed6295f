package dev.akashi.drift.stream;

import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that this instance reads, and how far. The last tick that was told stands beside
 * each committed offset, so that whoever reads on knows where. Of one thread, save {@link #wakeup}.
 */
final class Reading {
  static final String GROUP = "akashi-drift-observer";

  /**
   * How far behind now a tick is called passed: the broker's time is known a little later than it
   * was, and brokers of a cluster differ a little.
   */
  static final Duration MARGIN = Duration.ofMillis(300);

  private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final Map<TopicPartition, Upstream> upstreams = new HashMap<>();

  Reading(String bootstrap) {
    this(
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "akashi-drift-observer",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                15_000),
            new StringDeserializer(),
            new ByteArrayDeserializer()));
  }

  Reading(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
    consumer.subscribe(
        List.of(Topic.EVIDENCE.name(), Topic.QUARANTINE.name(), Topic.COUNTS.name()),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // What was read and not told is read again by the new owner.
            partitions.forEach(upstreams::remove);
          }

          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            take(Set.copyOf(partitions));
          }
        });
  }

  private void take(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata last = committed.get(partition);
      upstreams.put(
          partition,
          new Upstream(
              Shares.upstream(partition.topic(), partition.partition()),
              last == null ? Instant.EPOCH : passed(last.metadata())));
    }
  }

  private static Instant passed(@Nullable String metadata) {
    try {
      return metadata == null || metadata.isEmpty() ? Instant.EPOCH : Instant.parse(metadata);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH; // somebody has set the offsets by hand: ticks follow from the records
    }
  }

  Iterable<ConsumerRecord<String, byte[]>> poll(Duration timeout) {
    return consumer.poll(timeout);
  }

  /** What is read of a partition; null where it is not ours. */
  @Nullable Upstream upstream(String topic, int partition) {
    return upstreams.get(new TopicPartition(topic, partition));
  }

  /** The last tick that was told of any partition; empty while none is ours. */
  Optional<Instant> passed() {
    return upstreams.values().stream().map(Upstream::passed).max(Instant::compareTo);
  }

  /**
   * Up to which tick each partition has been read. Its end is asked for after the time of the tick,
   * so that what is appended later belongs to later ticks.
   */
  Map<Upstream, Instant> readTo(Instant upTo) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(upstreams.keySet(), END_TIMEOUT);
    Map<Upstream, Instant> read = new LinkedHashMap<>();
    upstreams.forEach(
        (partition, upstream) -> {
          boolean whole = consumer.position(partition) >= ends.getOrDefault(partition, 0L);
          Instant to = whole ? upTo : earlier(upstream.readTo(), upTo);
          if (to.isAfter(upstream.passed())) {
            read.put(upstream, to);
          }
        });
    return read;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Moves the offsets to what was not told yet. */
  void commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    upstreams.forEach(
        (partition, upstream) ->
            offsets.put(
                partition,
                new OffsetAndMetadata(
                    upstream.resumeAt(consumer.position(partition)),
                    upstream.passed().toString())));
    consumer.commitSync(offsets);
  }

  void wakeup() {
    consumer.wakeup();
  }

  void close() {
    consumer.close();
  }
}
