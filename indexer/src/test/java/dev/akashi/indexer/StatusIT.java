package dev.akashi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Status;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.store.ElasticsearchStatusStore;
import dev.akashi.store.StatusHistoryQuery;
import dev.akashi.store.StatusQuery;
import dev.akashi.store.StoreAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Statuses between a real Kafka, written in transactions as drift does, and Elasticsearch. */
class StatusIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant TICK = Instant.parse("2026-11-22T03:00:00Z");
  private static final Codec CODEC = new Codec();

  private static Fixture fixture;

  private final String system = "pay-" + UUID.randomUUID().toString().substring(0, 8);

  /** What all tests share. */
  private static final class Fixture implements AutoCloseable {
    final String kafka = TestServers.kafka();
    final Map<String, Object> settings;
    final KafkaProducer<String, byte[]> producer;
    final ElasticsearchStatusStore store;
    ConfigurableApplicationContext app;

    Fixture() {
      var server = TestServers.elasticsearch();
      // A broker that was just started may not show yet what it has just created.
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(TopicSetup.ensure(kafka)).isEmpty());
      settings =
          Map.of(
              "akashi.kafka",
              kafka,
              "akashi.elasticsearch",
              server.url(),
              "akashi.elasticsearch.user",
              server.user(),
              "akashi.elasticsearch.password",
              server.password());
      producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", kafka, "transactional.id", "status-it"),
              new StringSerializer(),
              new ByteArraySerializer());
      producer.initTransactions();
      store =
          ElasticsearchStatusStore.connect(
              new StoreAddress(URI.create(server.url()), server.user(), server.password()));
      app = IndexerApp.start(settings);
    }

    @Override
    public void close() {
      app.close();
      producer.close();
      store.close();
    }
  }

  @BeforeAll
  static void start() {
    fixture = new Fixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void theNewestIsCurrentAndAllAreHistoryAfterARedeliveryOfEverything() throws Exception {
    ControlStatus good = StatusSamples.status(system, TICK, Status.SUPPORTED);
    ControlStatus bad = StatusSamples.status(system, TICK.plusSeconds(5), Status.FAILING);
    commit(CODEC.encode(good), CODEC.encode(bad));
    awaitCurrent(bad);

    fixture.app.close();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", fixture.kafka))) {
      admin.deleteConsumerGroups(List.of("akashi-indexer")).all().get();
    }
    fixture.app = IndexerApp.start(fixture.settings);
    ControlStatus again = StatusSamples.status(system, TICK.plusSeconds(9), Status.SUPPORTED);
    commit(CODEC.encode(again));

    awaitCurrent(again);
    assertThat(history()).containsExactly(again, bad, good);
    assertThat(fixture.store.statuses(query().asOf(TICK.plusSeconds(7)))).containsExactly(bad);
  }

  @Test
  void whatWasTakenBackIsNeverShown() {
    fixture.producer.beginTransaction();
    send(CODEC.encode(StatusSamples.status(system, TICK.plusSeconds(60), Status.FAILING)));
    fixture.producer.flush();
    fixture.producer.abortTransaction();
    ControlStatus good = StatusSamples.status(system, TICK, Status.SUPPORTED);
    commit(CODEC.encode(good));

    awaitCurrent(good);
    assertThat(history()).containsExactly(good);
  }

  @Test
  void whatIsNoStatusStopsNothing() {
    ControlStatus good = StatusSamples.status(system, TICK, Status.SUPPORTED);
    commit("no record of ours".getBytes(), CODEC.encode(good));

    awaitCurrent(good);
  }

  private void commit(byte[]... values) {
    fixture.producer.beginTransaction();
    for (byte[] value : values) {
      send(value);
    }
    fixture.producer.commitTransaction();
  }

  private void send(byte[] value) {
    String key = StatusSamples.CONTROL + "|" + system;
    fixture.producer.send(new ProducerRecord<>(Topic.CONTROL_STATUS.name(), key, value));
  }

  private void awaitCurrent(ControlStatus expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(fixture.store.statuses(query())).containsExactly(expected));
  }

  private StatusQuery query() {
    return StatusQuery.all().withSystem(system);
  }

  private List<ControlStatus> history() {
    return fixture
        .store
        .history(
            new StatusHistoryQuery(
                StatusSamples.CONTROL,
                system,
                TICK.minusSeconds(3600),
                TICK.plusSeconds(3600),
                50,
                null))
        .items();
  }
}
