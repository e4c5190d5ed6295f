package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Map<String, Object> settings;
  private Producer<String, byte[]> producer;

  /** Connects lazily: a broker that is away is noticed by {@link #publish}. */
  public WireProducer(String bootstrap, String clientId) {
    this.settings = settings(bootstrap, clientId);
    this.producer = connect();
  }

  private static Map<String, Object> settings(String bootstrap, String clientId) {
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
    return Map.copyOf(settings);
  }

  /**
   * Sends all records and waits until the broker has every one.
   *
   * @return the newest time at which the broker appended one of them, by its clock; empty for no
   *     records
   * @throws NotPublishedException when any record was not acknowledged within 30 seconds. Those
   *     before it may have been: the caller publishes the same records again, which readers
   *     recognise by their sequences. None behind it is sent later, so that no reader meets a
   *     stream with a hole that fills up afterwards.
   */
  public Optional<Instant> publish(List<Outgoing> records) {
    Producer<String, byte[]> used = current();
    try {
      return send(used, records);
    } catch (ExecutionException e) {
      renew(used);
      throw NotPublishedException.because(e.getCause());
    } catch (TimeoutException | KafkaException | IllegalStateException e) {
      renew(used);
      throw NotPublishedException.because(e);
    } catch (InterruptedException e) {
      renew(used);
      Thread.currentThread().interrupt();
      throw NotPublishedException.because(e);
    }
  }

  private static Optional<Instant> send(Producer<String, byte[]> producer, List<Outgoing> records)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    for (Outgoing record : records) {
      Future<RecordMetadata> future =
          producer.send(
              new ProducerRecord<>(
                  record.topic(), record.partition(), record.key(), record.value()));
      if (future.isDone()) {
        // A broker that is away blocks send for 15 s and then fails its future: asking at once
        // keeps a batch of a thousand from waiting a thousand times.
        future.get();
      }
      sent.add(future);
    }
    long newest = Long.MIN_VALUE;
    for (Future<RecordMetadata> future : sent) {
      RecordMetadata appended = future.get(2L * DELIVERY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
      newest = Math.max(newest, appended.timestamp());
    }
    return sent.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(newest));
  }

  private synchronized Producer<String, byte[]> current() {
    return producer;
  }

  // What the failed producer still holds must not go out behind the record that failed.
  private synchronized void renew(Producer<String, byte[]> failed) {
    if (producer == failed) {
      producer = connect();
      boolean interrupted = Thread.interrupted(); // Kafka refuses to close under an interrupt
      failed.close(Duration.ZERO);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Producer<String, byte[]> connect() {
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Waits at most 5 seconds for what is under way. */
  @Override
  public synchronized void close() {
    producer.close(Duration.ofSeconds(CLOSE_TIMEOUT_SECONDS));
  }
}
