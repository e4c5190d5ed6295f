package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The one producer of an app. {@link #publish} returns when the broker has acknowledged every
 * record, so whoever calls it may then acknowledge its own source: acknowledging last is what the
 * first promise rests on. Safe for use by many threads.
 */
public final class WireProducer implements AutoCloseable {
  private static final int DELIVERY_TIMEOUT_MS = 30_000;
  private static final int LINGER_MS = 5;
  private static final int BATCH_MAX_BYTES = 131_072;
  private static final int BUFFER_MAX_BYTES = 32 * 1024 * 1024;
  private static final int CLOSE_TIMEOUT_SECONDS = 5;

  private final Producer<String, byte[]> producer;

  /** Connects lazily: a broker that is away is noticed by {@link #publish}. */
  public WireProducer(String bootstrap, String clientId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // Idempotence keeps the order of a stream through the client's own retries.
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_MAX_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER_MAX_BYTES);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.EVIDENCE.recordMaxBytes());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000L);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Sends all records and waits until the broker has every one.
   *
   * @throws NotPublishedException when any record was not acknowledged within 30 seconds. Some of
   *     the others may have been: the caller publishes the same records again, which readers
   *     recognise by their sequences.
   */
  public void publish(List<Outgoing> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    try {
      for (Outgoing record : records) {
        sent.add(producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value())));
      }
      for (Future<RecordMetadata> future : sent) {
        future.get(2L * DELIVERY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw NotPublishedException.because(e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw NotPublishedException.because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NotPublishedException.because(e);
    }
  }

  /** Waits at most 5 seconds for what is under way. */
  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(CLOSE_TIMEOUT_SECONDS));
  }
}
