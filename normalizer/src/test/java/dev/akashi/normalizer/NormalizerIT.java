package dev.akashi.normalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The normalizer as it runs, between real topics. */
class NormalizerIT {
  private static final Codec CODEC = new Codec();
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private final String kafka = TestServers.kafka();
  private ConfigurableApplicationContext app;
  private WireProducer producer;

  @BeforeEach
  void start() {
    TopicSetup.ensure(kafka);
    producer = new WireProducer(kafka, "normalizer-it");
    app =
        new SpringApplicationBuilder(NormalizerApp.class)
            .properties(Map.of("spring.config.name", "normalizer"))
            .run("--akashi.kafka=" + kafka);
  }

  @AfterEach
  void stop() {
    app.close();
    producer.close();
  }

  @Test
  void oneUnreadableEventGoesToQuarantineAndItsNeighboursPass() {
    String stream = "neighbours@00000001";
    send(stream, 0, Events.LOGIN);
    send(stream, 1, "what is this?");
    producer.publish(List.of(Outgoing.to(Topic.EVENTS, stream, bytes("not of ours"))));
    send(stream, 2, Events.LOGIN);

    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(
            () -> {
              assertThat(evidence(stream))
                  .extracting(Evidence::getSequence)
                  .containsExactly(0L, 2L);
              assertThat(quarantine())
                  .extracting(Quarantined::getReason)
                  .contains("NO_PATTERN", "UNDECODABLE");
            });
  }

  // Spring's own answer to a failing batch is to log it as discarded and to move on.
  @Test
  void aBatchThatCannotBePublishedWaitsAndIsNotDiscarded() throws Exception {
    String stream = "patient@00000001";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.deleteTopics(List.of(Topic.EVIDENCE.name())).all().get();
      await()
          .atMost(LONG_ENOUGH)
          .until(() -> !admin.listTopics().names().get().contains(Topic.EVIDENCE.name()));
    }
    LongStream.range(0, 100).forEach(sequence -> send(stream, sequence, Events.LOGIN));
    await().atMost(LONG_ENOUGH).until(() -> !app.getBean(EndlessRetry.class).trouble().isEmpty());

    TopicSetup.ensure(kafka);

    await()
        .atMost(LONG_ENOUGH.multipliedBy(2))
        .untilAsserted(
            () ->
                assertThat(evidence(stream))
                    .extracting(Evidence::getSequence)
                    .containsAll(LongStream.range(0, 100).boxed().toList()));
    await().atMost(LONG_ENOUGH).until(() -> app.getBean(EndlessRetry.class).trouble().isEmpty());
    assertCounted(stream, 100);
  }

  private void assertCounted(String stream, long expected) {
    try (CountsView view = new CountsView(kafka, CODEC)) {
      await()
          .atMost(LONG_ENOUGH)
          .untilAsserted(
              () -> {
                view.refresh(Duration.ofSeconds(10));
                assertThat(view.count(Hop.NORMALIZER, stream))
                    .hasValueSatisfying(
                        count -> {
                          assertThat(count.getEvidence()).isEqualTo(expected);
                          assertThat(count.getMissing()).isZero();
                        });
              });
    }
  }

  private void send(String stream, long sequence, String line) {
    byte[] event = CODEC.encode(Events.authLog(stream, sequence, line));
    producer.publish(List.of(Outgoing.to(Topic.EVENTS, stream, event)));
  }

  private List<Evidence> evidence(String stream) {
    return read(Topic.EVIDENCE).stream()
        .map(CODEC::evidence)
        .filter(evidence -> evidence.getStream().equals(stream))
        .toList();
  }

  private List<Quarantined> quarantine() {
    return read(Topic.QUARANTINE).stream().map(CODEC::quarantined).toList();
  }

  private List<byte[]> read(Topic topic) {
    List<byte[]> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(
                  info ->
                      new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
