package dev.akashi.devservices;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Starts a real Kafka and a real Elasticsearch, where no address is given. */
public final class Servers {
  private Servers() {}

  /**
   * Starts both at once and returns when both serve; some 20 seconds on two cores. Neither outlives
   * this JVM, however it ends.
   *
   * @throws CannotStartException with what to do; nothing is left running then
   */
  public static RunningServers start(ServersOptions options) {
    return start(options, servers -> {});
  }

  /**
   * As {@link #start(ServersOptions)}, and does {@code onceKafkaServes} while Elasticsearch, which
   * takes three times as long, is still starting. What that throws ends the start.
   */
  public static RunningServers start(
      ServersOptions options, Consumer<RunningServers> onceKafkaServes) {
    GivenServers given = options.given();
    if (given.kafka() != null && given.elasticsearch() != null) {
      var servers = RunningServers.given(given.kafka(), given.elasticsearch());
      onceKafkaServes.accept(servers);
      return servers;
    }
    Site site = Site.prepare(options);
    var kafka = given.kafka() == null ? new KafkaServer(site, options.kafkaHeapMiB()) : null;
    var elasticsearch =
        given.elasticsearch() == null
            ? ElasticsearchServer.toStay(site, options.elasticsearchHeapMiB())
            : null;
    var running = new RunningServers(given, site, kafka, elasticsearch);
    try {
      startBoth(running, onceKafkaServes);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static void startBoth(RunningServers running, Consumer<RunningServers> onceKafkaServes) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> kafka = executor.submit(running::startKafka);
      Future<?> elasticsearch = executor.submit(running::startElasticsearch);
      try {
        kafka.get();
        onceKafkaServes.accept(running);
        elasticsearch.get();
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw e.getCause() instanceof CannotStartException told
            ? told
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CannotStartException("Interrupted while starting the servers", e);
      } catch (RuntimeException e) {
        executor.shutdownNow();
        throw e;
      }
    }
  }
}
