package dev.akashi.devservices;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Servers for integration tests. Each is started when first asked for, once per JVM, on data of its
 * own that is deleted when the JVM ends. A server that cannot start is an exception, never a skip.
 *
 * <p>{@code AKASHI_KAFKA} and {@code AKASHI_ELASTICSEARCH} name servers to use instead; {@code
 * AKASHI_TEST_SERVERS=containers} takes them from Docker, with the images of docker-compose.yml.
 * Tests share the servers, so each uses topics and indices of its own.
 */
public final class TestServers {
  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final GivenServers GIVEN = GivenServers.from(ENVIRONMENT);

  private TestServers() {}

  /** Bootstrap servers of a Kafka that serves. */
  public static String kafka() {
    return GIVEN.kafka() != null ? GIVEN.kafka() : Kafka.BOOTSTRAP;
  }

  /** An Elasticsearch that serves. */
  public static ElasticsearchAddress elasticsearch() {
    return GIVEN.elasticsearch() != null ? GIVEN.elasticsearch() : Elasticsearch.ADDRESS;
  }

  /** Where the build has put the distributions of both servers (system property akashi.servers). */
  public static Path distributions() {
    Path found = directory("akashi.servers");
    if (!Files.isDirectory(found)) {
      throw new CannotStartException(
          "%s does not exist. Gather the servers first: mvn -f devservices/servers/pom.xml process-resources"
              .formatted(found));
    }
    return found;
  }

  static Path directory(String property) {
    String value = System.getProperty(property, "");
    if (value.isBlank()) {
      throw new CannotStartException(
          "The system property " + property + " is not set; the root pom sets it for tests.");
    }
    return Path.of(value);
  }

  private static boolean containers() {
    String mode = ENVIRONMENT.getOrDefault("AKASHI_TEST_SERVERS", "");
    return switch (mode) {
      case "" -> false;
      case "containers" -> true;
      default ->
          throw new CannotStartException(
              "AKASHI_TEST_SERVERS: expected \"containers\" or nothing, found \"" + mode + "\"");
    };
  }

  /** The JVM runs an initialiser once, however many threads ask. */
  private static final class Kafka {
    static final String BOOTSTRAP = containers() ? TestContainers.kafka() : TestProcesses.kafka();
  }

  private static final class Elasticsearch {
    static final ElasticsearchAddress ADDRESS =
        containers() ? TestContainers.elasticsearch() : TestProcesses.elasticsearch();
  }
}
