package dev.akashi.devservices;

import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The servers of a test JVM as containers, with the images that docker-compose.yml names. */
final class TestContainers {
  private static final String PASSWORD = "akashi-test";

  private TestContainers() {}

  static String kafka() {
    KafkaContainer container =
        new KafkaContainer(image("kafka").asCompatibleSubstituteFor("apache/kafka"))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_MESSAGE_MAX_BYTES", "6291456")
            .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", "6291456");
    stopAtExit(container);
    container.start();
    return container.getBootstrapServers();
  }

  static ElasticsearchAddress elasticsearch() {
    ElasticsearchContainer container =
        new ElasticsearchContainer(
                image("elasticsearch")
                    .asCompatibleSubstituteFor("docker.elastic.co/elasticsearch/elasticsearch"))
            .withPassword(PASSWORD)
            .withEnv("xpack.security.http.ssl.enabled", "false")
            .withEnv("ES_JAVA_OPTS", "-Xms768m -Xmx768m");
    stopAtExit(container);
    container.start();
    return new ElasticsearchAddress(
        "http://" + container.getHttpHostAddress(), "elastic", PASSWORD);
  }

  private static DockerImageName image(String service) {
    return DockerImageName.parse(
        ComposeImages.image(
            TestServers.directory("akashi.root").resolve("docker-compose.yml"), service));
  }

  /** Beside Ryuk, which may be switched off. */
  private static void stopAtExit(AutoCloseable container) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(container)));
  }

  private static void close(AutoCloseable container) {
    try {
      container.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot stop a container", e);
    }
  }
}
