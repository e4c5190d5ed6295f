package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path directory;

  @Test
  void areChosenOnceAndKept() {
    Ports first = Ports.in(directory);

    assertThat(Ports.in(directory)).isEqualTo(first);
    assertThat(
            List.of(
                first.kafka(),
                first.kafkaController(),
                first.elasticsearch(),
                first.elasticsearchTransport()))
        .doesNotHaveDuplicates()
        .allMatch(port -> port >= 20_000 && port < 32_000);
  }

  @Test
  void takenByAnotherProgramNamesPortAndFile() throws IOException {
    Ports ports = Ports.in(directory);

    try (var other = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();
      assertThatThrownBy(ports::checkKafkaFree)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("Port " + ports.kafka())
          .hasMessageContaining(directory.resolve("ports").toString());
      ports.checkElasticsearchFree();
    }
    ports.checkKafkaFree();
  }

  @Test
  void thatAreNoPortsAreNamedWithTheirKey() throws IOException {
    Files.writeString(directory.resolve("ports"), "kafka=29092\nkafka-controller=ninety\n");

    assertThatThrownBy(() -> Ports.in(directory))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("kafka-controller")
        .hasMessageContaining("ninety");
  }
}
