package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedServersIT {
  @Test
  void startEachServerOnceForAllTestsOfAProcess() {
    String first = TestServers.kafka();
    var kafka = new KafkaProbe(TestServers.kafka());

    kafka.createTopic();
    kafka.write("hello");

    assertThat(TestServers.kafka()).isEqualTo(first);
    assertThat(kafka.read(1)).containsExactly("hello");
  }
}
