package dev.akashi.schemas.wire;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All counts, heartbeats and marks of evaluation, read from the compacted topic. Each {@link
 * #refresh} reads to the end that the topic had when it was called. Safe for use by many threads,
 * which then wait for one another.
 */
public final class CountsView implements AutoCloseable {
  static final String COUNT = "count/";
  static final String HEARTBEAT = "heartbeat/";
  static final String EVALUATED = "evaluated/";
  private static final Logger LOG = LoggerFactory.getLogger(CountsView.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final TopicPartition PARTITION = new TopicPartition(Topic.COUNTS.name(), 0);

  private final Codec codec;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<CountKey, StreamCount> counts = new HashMap<>();
  private final Map<String, Heartbeat> heartbeats = new HashMap<>();
  private final Map<Integer, Evaluated> evaluated = new HashMap<>();

  private record CountKey(Hop hop, String stream) {}

  /** Connects lazily; nothing is read before the first {@link #refresh}. */
  public CountsView(String bootstrap, Codec codec) {
    this.codec = codec;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
  }

  /**
   * Reads what is new.
   *
   * @param timeout the longest wait for the end of the topic
   * @throws CountsUnavailableException when the end was not reached in time; what was read so far
   *     stays, so the next call goes on from there
   */
  public synchronized void refresh(Duration timeout) {
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    try {
      long end = consumer.endOffsets(List.of(PARTITION), timeout).get(PARTITION);
      while (consumer.position(PARTITION, timeout) < end) {
        if (System.nanoTime() > deadlineNs) {
          throw new CountsUnavailableException(
              "the end of " + PARTITION.topic() + " was not reached in " + timeout, null);
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          applyOrSeekBack(record);
        }
      }
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new CountsUnavailableException(
          "cannot read " + PARTITION.topic() + ": " + e.getMessage(), e);
    }
  }

  /** What a hop has counted of a stream, as of the last {@link #refresh}. */
  public synchronized Optional<StreamCount> count(Hop hop, String stream) {
    return Optional.ofNullable(counts.get(new CountKey(hop, stream)));
  }

  /** All counts, as of the last {@link #refresh}. */
  public synchronized List<StreamCount> counts() {
    return List.copyOf(counts.values());
  }

  /** The newest heartbeat of each app instance, as of the last {@link #refresh}. */
  public synchronized List<Heartbeat> heartbeats() {
    return List.copyOf(heartbeats.values());
  }

  /** Up to where each share of drift has evaluated, as of the last {@link #refresh}. */
  public synchronized List<Evaluated> evaluated() {
    return List.copyOf(evaluated.values());
  }

  // A poll that fails half-way would leave the rest of it unread, and counts would start over.
  private void applyOrSeekBack(ConsumerRecord<String, byte[]> record) {
    try {
      apply(record);
    } catch (UndecodableException e) {
      LOG.warn("{} at offset {}: {}", PARTITION, record.offset(), e.getMessage());
    } catch (UnknownSchemaException e) {
      consumer.seek(PARTITION, record.offset());
      throw e;
    }
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return; // not of ours
    }
    if (record.key().startsWith(HEARTBEAT)) {
      heartbeats.put(record.key(), codec.heartbeat(record.value()));
      return;
    }
    if (record.key().startsWith(EVALUATED)) {
      Evaluated mark = codec.evaluated(record.value());
      // A share that changed hands is told of by two for a moment; ticks only go on.
      evaluated.merge(
          mark.getPartition(),
          mark,
          (known, read) -> read.getTick().isBefore(known.getTick()) ? known : read);
      return;
    }
    StreamCount count = codec.streamCount(record.value());
    // An instance that was suspended while another took over its streams may write what it knew
    // before: counts of distinct sequences never go back.
    counts.merge(
        new CountKey(count.getHop(), count.getStream()),
        count,
        (known, read) -> read.getNextSequence() < known.getNextSequence() ? known : read);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
