package dev.akashi.drift.notify;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Notice;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat of the one notifier that speaks. Who owns the only partition of the notices has it; the
 * others stand by. Whoever gets it first reads all that was told. Not safe for use by many threads.
 */
final class NoticeSeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeSeat.class);
  private static final String GROUP = "akashi-notify";
  private static final TopicPartition PARTITION = new TopicPartition(Topic.NOTICES.name(), 0);
  private static final int SESSION_TIMEOUT_MS = 10_000;
  private static final int HEARTBEAT_INTERVAL_MS = 3_000;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Codec codec;
  private final Runnable taken;
  private boolean seated;
  private long end = -1;

  /**
   * Asks for the seat from the first {@link #poll} on.
   *
   * @param taken called when the seat was got, before the first notice
   */
  NoticeSeat(String bootstrap, String instance, Codec codec, Runnable taken) {
    this.codec = codec;
    this.taken = taken;
    this.consumer =
        new KafkaConsumer<>(
            Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, GROUP),
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, GROUP + "-" + instance),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topic.NOTICES.name()), new Seating());
  }

  /** Reads what is new; must be called again within five minutes to keep the seat. */
  void poll(Duration timeout, Consumer<Notice> reader) {
    try {
      for (var record : consumer.poll(timeout)) {
        apply(record, reader);
      }
    } catch (UnknownSchemaException e) {
      // The rest of the poll would be skipped. Nothing is told before all is read again.
      consumer.seekToBeginning(List.of(PARTITION));
      end = -1;
      throw e;
    }
    if (seated && end < 0) {
      end = consumer.endOffsets(List.of(PARTITION), ANSWER_TIMEOUT).get(PARTITION);
    }
  }

  private void apply(ConsumerRecord<String, byte[]> record, Consumer<Notice> reader) {
    try {
      if (record.value() != null) {
        reader.accept(codec.notice(record.value()));
      }
    } catch (UndecodableException e) {
      LOG.warn("{} at {}: {}", PARTITION, record.offset(), e.getMessage());
    }
  }

  /** Whether the seat is ours and all is read that was told before. */
  boolean speaks() {
    return seated && end >= 0 && consumer.position(PARTITION, ANSWER_TIMEOUT) >= end;
  }

  /** Gives the seat up at once. */
  @Override
  public void close() {
    consumer.close();
  }

  private final class Seating implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (partitions.contains(PARTITION)) {
        taken.run();
        // Nothing is ever committed: the whole topic is the memory.
        consumer.seekToBeginning(List.of(PARTITION));
        end = -1;
        seated = true;
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      seated = seated && !partitions.contains(PARTITION);
    }
  }
}
