package dev.akashi.drift.notify;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the newest status of every control and system. Not safe for use by many threads. */
final class StatusFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusFollower.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Topic.CONTROL_STATUS.partitions())
          .mapToObj(partition -> new TopicPartition(Topic.CONTROL_STATUS.name(), partition))
          .toList();

  private final KafkaConsumer<String, byte[]> consumer;
  private final Codec codec;
  private final Map<TopicPartition, Long> unreached = new HashMap<>();
  private boolean asked;

  StatusFollower(String bootstrap, Codec codec) {
    this.codec = codec;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                // What drift wrote and took back must wake nobody.
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(PARTITIONS);
    consumer.seekToBeginning(PARTITIONS);
  }

  /** Reads what is new; a null status means that the record of a key was deleted. */
  void poll(Duration timeout, BiConsumer<String, @Nullable ControlStatus> reader) {
    if (!asked) {
      unreached.putAll(consumer.endOffsets(PARTITIONS, ANSWER_TIMEOUT));
      asked = true;
    }
    try {
      for (var record : consumer.poll(timeout)) {
        apply(record, reader);
      }
    } catch (UnknownSchemaException e) {
      // The rest of the poll would be skipped. Nothing is told before all is read again.
      consumer.seekToBeginning(PARTITIONS);
      asked = false;
      throw e;
    }
    unreached
        .entrySet()
        .removeIf(end -> consumer.position(end.getKey(), ANSWER_TIMEOUT) >= end.getValue());
  }

  private void apply(
      ConsumerRecord<String, byte[]> record, BiConsumer<String, @Nullable ControlStatus> reader) {
    try {
      reader.accept(
          record.key(), record.value() == null ? null : codec.controlStatus(record.value()));
    } catch (UndecodableException e) {
      LOG.warn(
          "{}-{} at {}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }

  /** Whether everything was read that was there at the start: before that, nothing is known. */
  boolean reachedTheEnd() {
    return asked && unreached.isEmpty();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
