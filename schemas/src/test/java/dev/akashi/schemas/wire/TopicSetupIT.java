package dev.akashi.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
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

  @Test
  void countsThatWouldBeDeletedAreRefused() throws Exception {
    TopicSetup.ensure(TestServers.kafka());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
      set(admin, "delete");

      assertThatThrownBy(() -> TopicSetup.ensure(TestServers.kafka()))
          .isInstanceOf(TopicSetupException.class)
          .hasMessageContaining("akashi.counts: expected cleanup.policy compact, found delete");

      set(admin, "compact");
    }
  }

  @Test
  void aBrokerThatIsAwayIsNoticedOnceAndNotPerRecord() {
    List<Outgoing> records =
        Collections.nCopies(50, Outgoing.to(Topic.COUNTS, "k", new byte[] {1}));
    try (WireProducer producer = new WireProducer("127.0.0.1:1", "it")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(25),
          () ->
              assertThatThrownBy(() -> producer.publish(records))
                  .isInstanceOf(NotPublishedException.class));
    }
  }

  private static void set(Admin admin, String cleanupPolicy) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topic.COUNTS.name());
    var entry = new ConfigEntry("cleanup.policy", cleanupPolicy);
    admin
        .incrementalAlterConfigs(
            Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
        .all()
        .get();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                admin
                    .describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("cleanup.policy")
                    .value()
                    .equals(cleanupPolicy));
  }
}
