package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Plan;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.UnknownSchemaException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The evaluation as Kafka Streams runs it. State, position and statuses of a share move in one
 * transaction, so that a tick is evaluated once, whatever dies meanwhile; statuses can be worked
 * out anew from the topics, which is why this may rest on transactions and evidence may not.
 */
public final class Evaluation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);
  private static final String APPLICATION = "akashi-drift";
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
  private static final int COMMIT_EVERY_MS = 100;

  private final KafkaStreams streams;
  private final AtomicReference<String> trouble = new AtomicReference<>("");

  private Evaluation(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Starts evaluating the shares that fall to this instance.
   *
   * @param state directory of the local state, for this instance alone
   * @param threads how many shares are evaluated at a time
   */
  public static Evaluation start(
      String kafka,
      Path state,
      int threads,
      String instance,
      Plan plan,
      Codec codec,
      MeterRegistry registry) {
    var topology =
        EvaluatingTopology.of(
            () -> plan,
            codec,
            new Metrics(registry),
            instance,
            Stores.persistentKeyValueStore(Evaluating.STORE));
    var streams = new KafkaStreams(topology, settings(kafka, state, threads));
    var evaluation = new Evaluation(streams);
    streams.setUncaughtExceptionHandler(evaluation::failed);
    streams.setStateListener((now, before) -> evaluation.moved(now));
    streams.start();
    return evaluation;
  }

  static Properties settings(String kafka, Path state, int threads) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS);
    // State is written as it changes: a cache in front would have to be searched beside the disk.
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    return settings;
  }

  // What is transient heals by a new thread. A record of a newer schema does not: stop, so that
  // readers see it, rather than discard.
  private StreamThreadExceptionResponse failed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownSchemaException || cause instanceof Error) {
        LOG.error("evaluation stops", failure);
        trouble.set("evaluation has stopped: " + cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
    }
    LOG.warn("a share failed and is taken up again from its last tick", failure);
    trouble.set("evaluation waits: " + failure.getMessage());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private void moved(KafkaStreams.State now) {
    if (now == KafkaStreams.State.RUNNING) {
      trouble.set("");
    }
  }

  /** What is in the way, for a person; empty when nothing is. */
  public String trouble() {
    String told = trouble.get();
    KafkaStreams.State state = streams.state();
    boolean over = state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING;
    return told.isEmpty() && over
        ? "evaluation has ended; see the log, and start drift again"
        : told;
  }

  @Override
  public void close() {
    streams.close(STOP_TIMEOUT);
  }
}
