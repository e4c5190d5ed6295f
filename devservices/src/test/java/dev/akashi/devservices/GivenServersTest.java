package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenServersTest {
  @TempDir Path directory;

  @Test
  void areNoneWhenNothingIsSaid() {
    assertThat(GivenServers.from(Map.of("AKASHI_KAFKA", " "))).isEqualTo(GivenServers.NONE);
  }

  @Test
  void comeFromTheEnvironment() {
    var given =
        GivenServers.from(
            Map.of(
                "AKASHI_KAFKA", "broker-1:9092,broker-2:9092",
                "AKASHI_ELASTICSEARCH", "https://search:9200/",
                "AKASHI_ELASTICSEARCH_USER", "akashi",
                "AKASHI_ELASTICSEARCH_PASSWORD", "pass word"));

    assertThat(given)
        .isEqualTo(
            new GivenServers(
                "broker-1:9092,broker-2:9092",
                new ElasticsearchAddress("https://search:9200", "akashi", "pass word")));
    assertThat(given.toString()).doesNotContain("pass word");
  }

  @Test
  void takeThePasswordFromAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "from file\n");
    var environment =
        Map.of(
            "AKASHI_ELASTICSEARCH",
            "http://search:9200",
            "AKASHI_ELASTICSEARCH_PASSWORD_FILE",
            file.toString());

    assertThat(GivenServers.from(environment).elasticsearch())
        .isEqualTo(new ElasticsearchAddress("http://search:9200", "elastic", "from file"));
    assertThatThrownBy(
            () -> {
              Files.delete(file);
              GivenServers.from(environment);
            })
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void areUsedAndNothingIsStarted() {
    var elasticsearch = new ElasticsearchAddress("http://search:9200", "elastic", "secret");
    try (var data = DataDirectory.open(directory);
        var running =
            Servers.start(
                new ServersOptions(
                    directory,
                    data,
                    ServersOptions.KAFKA_HEAP_MIB,
                    ServersOptions.ELASTICSEARCH_HEAP_MIB,
                    new GivenServers("broker:9092", elasticsearch),
                    line -> {}))) {
      assertThat(running.kafkaProcess()).isEmpty();
      assertThat(running.elasticsearchProcess()).isEmpty();
      assertThat(running.environment())
          .containsEntry("AKASHI_KAFKA", "broker:9092")
          .containsEntry("AKASHI_ELASTICSEARCH", "http://search:9200")
          .containsEntry("AKASHI_ELASTICSEARCH_PASSWORD", "secret");
    }
  }
}
