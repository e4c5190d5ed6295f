package dev.akashi.devservices;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * @param distributions holds {@code kafka-<version>/*.jar} and {@code elasticsearch-<version>/}
 * @param data where the servers keep their data; the caller opens it before and closes it after
 * @param kafkaHeapMiB heap of the broker's JVM
 * @param elasticsearchHeapMiB heap of Elasticsearch's JVM
 * @param given servers to use instead of starting them
 * @param progress receives one line for the terminal at a time, from more than one thread
 */
public record ServersOptions(
    Path distributions,
    DataDirectory data,
    int kafkaHeapMiB,
    int elasticsearchHeapMiB,
    GivenServers given,
    Consumer<String> progress) {

  public static final int KAFKA_HEAP_MIB = 320;
  public static final int ELASTICSEARCH_HEAP_MIB = 768;

  public ServersOptions {
    atLeast("kafkaHeapMiB", kafkaHeapMiB, 128);
    atLeast("elasticsearchHeapMiB", elasticsearchHeapMiB, 384);
  }

  /** The usual heaps, and the addresses that the environment gives. */
  public static ServersOptions of(
      Path distributions, DataDirectory data, Consumer<String> progress) {
    return new ServersOptions(
        distributions,
        data,
        KAFKA_HEAP_MIB,
        ELASTICSEARCH_HEAP_MIB,
        GivenServers.from(System.getenv()),
        progress);
  }

  private static void atLeast(String name, int value, int minimum) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s: expected at least %d, found %d".formatted(name, minimum, value));
    }
  }
}
