package dev.akashi.devservices;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka and an Elasticsearch that serve. Those that Akashi started can be stopped, killed and
 * started again on the same ports with the same data; those that were given are left alone. Safe
 * for use by many threads.
 */
public final class RunningServers implements AutoCloseable {
  /** Kafka writes its logs and their clean-shutdown marks in this time. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final GivenServers given;
  private final @Nullable Site site;
  private final @Nullable KafkaServer kafka;
  private final @Nullable ElasticsearchServer elasticsearch;
  private volatile @Nullable ChildProcess kafkaProcess;
  private volatile @Nullable ChildProcess elasticsearchProcess;

  RunningServers(
      GivenServers given,
      @Nullable Site site,
      @Nullable KafkaServer kafka,
      @Nullable ElasticsearchServer elasticsearch) {
    this.given = given;
    this.site = site;
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
  }

  static RunningServers given(String kafka, ElasticsearchAddress elasticsearch) {
    return new RunningServers(new GivenServers(kafka, elasticsearch), null, null, null);
  }

  public String kafkaBootstrap() {
    return kafka == null ? Objects.requireNonNull(given.kafka()) : kafka.bootstrap();
  }

  public ElasticsearchAddress elasticsearch() {
    return elasticsearch == null
        ? Objects.requireNonNull(given.elasticsearch())
        : elasticsearch.address();
  }

  /** The variables that tell an app where the servers are; the password of ours goes by file. */
  public Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    ElasticsearchAddress address = elasticsearch();
    environment.put("AKASHI_KAFKA", kafkaBootstrap());
    environment.put("AKASHI_ELASTICSEARCH", address.url());
    environment.put("AKASHI_ELASTICSEARCH_USER", address.user());
    if (elasticsearch == null || site == null) {
      environment.put("AKASHI_ELASTICSEARCH_PASSWORD", address.password());
    } else {
      environment.put(
          "AKASHI_ELASTICSEARCH_PASSWORD_FILE",
          ElasticsearchServer.passwordFile(site.data()).toString());
    }
    return environment;
  }

  /** Empty when Kafka was given. */
  public Optional<ChildProcess> kafkaProcess() {
    return Optional.ofNullable(kafkaProcess);
  }

  /** Empty when Elasticsearch was given. */
  public Optional<ChildProcess> elasticsearchProcess() {
    return Optional.ofNullable(elasticsearchProcess);
  }

  /** Starts Kafka again after it ended, or stops it first; returns when it serves. */
  public synchronized ChildProcess restartKafka() {
    stop(kafkaProcess);
    startKafka();
    return Objects.requireNonNull(kafkaProcess, "Kafka was given, not started");
  }

  /** Starts Elasticsearch again after it ended, or stops it first; returns when it serves. */
  public synchronized ChildProcess restartElasticsearch() {
    stop(elasticsearchProcess);
    startElasticsearch();
    return Objects.requireNonNull(elasticsearchProcess, "Elasticsearch was given, not started");
  }

  /** Stops what was started, both at once; returns when all have ended. */
  @Override
  public synchronized void close() {
    Stream.of(kafkaProcess, elasticsearchProcess)
        .filter(Objects::nonNull)
        .map(process -> Thread.startVirtualThread(() -> stop(process)))
        .toList()
        .forEach(RunningServers::join);
  }

  void startKafka() {
    if (kafka != null && site != null) {
      kafkaProcess = timed(site, "Kafka", kafka.bootstrap(), kafka::start);
    }
  }

  void startElasticsearch() {
    if (elasticsearch != null && site != null) {
      String url = elasticsearch.address().url();
      elasticsearchProcess = timed(site, "Elasticsearch", url, elasticsearch::start);
    }
  }

  private static ChildProcess timed(
      Site site, String name, String address, Supplier<ChildProcess> start) {
    site.progress().accept("starting " + name + " on " + address);
    long started = System.nanoTime();
    ChildProcess process = start.get();
    double seconds = (System.nanoTime() - started) / 1e9;
    site.progress().accept("%s is ready after %.1f s".formatted(name, seconds));
    return process;
  }

  private static void stop(@Nullable ChildProcess process) {
    if (process != null && process.isAlive()) {
      process.stop(STOP_TIMEOUT);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // stopping is bounded; leaving now would leave a server behind
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
