package dev.akashi.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicSetupIT {

  @Test
  void topicsAreMadeOnceAndAsDescribed() throws Exception {
    TopicSetup.ensure(TestServers.kafka());

    assertThat(TopicSetup.ensure(TestServers.kafka())).as("created by a second call").isEmpty();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topic.COUNTS.name());
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
    }
  }

  @Test
  void anAbsentBrokerIsNamed() {
    assertThatThrownBy(() -> TopicSetup.ensure("127.0.0.1:1"))
        .isInstanceOf(TopicSetupException.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  void aRecordTheBrokerDoesNotTakeIsNotPublished() {
    TopicSetup.ensure(TestServers.kafka());
    try (WireProducer producer = new WireProducer(TestServers.kafka(), "it")) {
      // Random, because what compresses well is small to the broker.
      byte[] tooLarge = new byte[Topic.COUNTS.recordMaxBytes() + 1];
      new Random(1).nextBytes(tooLarge);

      assertThatThrownBy(() -> producer.publish(List.of(Outgoing.to(Topic.COUNTS, "k", tooLarge))))
          .isInstanceOf(NotPublishedException.class)
          .hasMessageContaining("RecordTooLarge");
    }
  }
}
