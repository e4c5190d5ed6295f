package dev.akashi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import dev.akashi.store.ElasticsearchEvidenceStore;
import dev.akashi.store.EvidenceQuery;
import dev.akashi.store.QuarantineQuery;
import dev.akashi.store.StoreAddress;
import dev.akashi.store.StoredEvidence;
import dev.akashi.store.StoredQuarantine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The indexer between a real Kafka and a real Elasticsearch. */
class IndexerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");
  private static final Codec CODEC = new Codec();

  private static Fixture fixture;

  private final String stream = "bastion@" + UUID.randomUUID().toString().substring(0, 8);

  /** What all tests share. */
  private static final class Fixture implements AutoCloseable {
    final String kafka = TestServers.kafka();
    final Gate gate;
    final Map<String, Object> settings;
    final WireProducer producer;
    final CountsView counts;
    final ElasticsearchEvidenceStore store;
    ConfigurableApplicationContext app;

    Fixture() {
      var server = TestServers.elasticsearch();
      // A broker that was just started may not show yet what it has just created.
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(TopicSetup.ensure(kafka)).isEmpty());
      gate = new Gate(URI.create(server.url()));
      settings =
          Map.of(
              "akashi.kafka",
              kafka,
              "akashi.elasticsearch",
              gate.url(),
              "akashi.elasticsearch.user",
              server.user(),
              "akashi.elasticsearch.password",
              server.password());
      producer = new WireProducer(kafka, "indexer-it");
      counts = new CountsView(kafka, CODEC);
      store =
          ElasticsearchEvidenceStore.connect(
              new StoreAddress(URI.create(server.url()), server.user(), server.password()),
              Clock.systemUTC());
      app = IndexerApp.start(settings);
    }

    @Override
    public void close() throws java.io.IOException {
      app.close();
      producer.close();
      counts.close();
      store.close();
      gate.close();
    }
  }

  @BeforeAll
  static void start() {
    fixture = new Fixture();
  }

  @AfterAll
  static void stop() throws Exception {
    fixture.close();
  }

  @Test
  void everythingIsThereOnceAfterARedeliveryOfEverything() throws Exception {
    List<Evidence> batch = LongStream.range(0, 500).mapToObj(i -> event(i).evidence()).toList();
    publish(batch);
    await()
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getEvidence).equals(Optional.of(500L)));
    fixture.app.close();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", fixture.kafka))) {
      admin.deleteConsumerGroups(List.of("akashi-indexer")).all().get();
    }
    fixture.app = IndexerApp.start(fixture.settings);

    await()
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getRedeliveries).equals(Optional.of(500L)));

    assertThat(count().orElseThrow().getEvidence()).isEqualTo(500);
    assertThat(stored(500))
        .extracting(StoredEvidence::eventId)
        .containsExactlyInAnyOrderElementsOf(batch.stream().map(Evidence::getEventId).toList());
  }

  @Test
  void oneInIsExactlyOneOut() {
    String id = stream + "/native";
    Evidence bad = event(3).with(d -> d.putObject("source").put("ip", "no.address")).evidence();
    List<byte[]> records = new ArrayList<>();
    List.of(
            event(0).evidence(),
            event(1).id(id).text("a").evidence(),
            event(2).id(id).text("a").evidence(),
            bad,
            event(4).id(id).text("b").immutable().evidence(),
            event(5).evidence())
        .forEach(evidence -> records.add(CODEC.encode(evidence)));
    records.add(4, ("no record of ours " + stream).getBytes(StandardCharsets.UTF_8));
    fixture.producer.publish(
        records.stream().map(value -> Outgoing.to(Topic.EVIDENCE, stream, value)).toList());

    await()
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getAccepted).equals(Optional.of(6L)));

    StreamCount count = count().orElseThrow();
    assertThat(count.getEvidence()).isEqualTo(4);
    assertThat(count.getConflicts()).isEqualTo(1);
    assertThat(count.getDuplicates()).isEqualTo(1);
    assertThat(count.getQuarantined()).isEqualTo(1);
    assertThat(stored(4)).hasSize(4);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(quarantined("STORE_REFUSED")).contains(bad.getEventId()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(quarantined("UNDECODABLE")).isNotEmpty());
  }

  @Test
  void largeDocumentsThatCompressWellAreTakenInSlices() {
    List<Evidence> batch =
        LongStream.range(0, 40)
            .mapToObj(i -> event(i).text(i + "x".repeat(1_000_000)).evidence())
            .toList();
    publish(batch);

    await()
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getEvidence).equals(Optional.of(40L)));
    StreamCount count = count().orElseThrow();
    assertThat(count.getAccepted()).isEqualTo(40);
    assertThat(count.getRedeliveries()).isZero();
  }

  @Test
  void numberGivenToASecondRecordGoesToQuarantineWhateverItsMonth() {
    publish(List.of(event(0).text("first").at("2026-10-31T12:00:00Z").evidence()));
    await()
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getEvidence).equals(Optional.of(1L)));
    Evidence reused = event(0).text("second").at("2026-11-01T12:00:00Z").evidence();
    await().atMost(PATIENCE).until(() -> fixture.store.get(reused.getEvidenceId()).isPresent());
    publish(List.of(reused));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(quarantined("SEQUENCE_REUSED")).contains(reused.getEventId()));
  }

  @Test
  void nothingIsLostWhileTheStoreIsAway() {
    fixture.gate.shut();
    List<Evidence> batch = LongStream.range(0, 300).mapToObj(i -> event(i).evidence()).toList();
    publish(batch);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(heartbeat())
                    .hasValueSatisfying(
                        beat -> {
                          assertThat(beat.getOk()).isFalse();
                          assertThat(beat.getMessage()).isNotEmpty();
                        }));
    assertThat(count()).isEmpty();
    fixture.gate.open();

    await()
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getEvidence).equals(Optional.of(300L)));
    assertThat(stored(300)).hasSize(300);
    await()
        .atMost(PATIENCE)
        .until(() -> heartbeat().map(Heartbeat::getOk).equals(Optional.of(true)));
  }

  @Test
  void fiveThousandDocuments() {
    publish(List.of(event(0).evidence()));
    await().atMost(PATIENCE).until(() -> count().isPresent());
    List<Evidence> batch =
        LongStream.rangeClosed(1, 5_000).mapToObj(i -> event(i).evidence()).toList();
    long start = System.nanoTime();
    publish(batch);
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(PATIENCE)
        .until(() -> count().map(StreamCount::getEvidence).equals(Optional.of(5_001L)));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("indexer: 5000 documents, %.0f a second%n", 5_000 / seconds);
  }

  private Samples event(long sequence) {
    return Samples.event(sequence).stream(stream).system(stream);
  }

  private void publish(List<Evidence> batch) {
    fixture.producer.publish(
        batch.stream()
            .map(item -> Outgoing.to(Topic.EVIDENCE, item.getStream(), CODEC.encode(item)))
            .toList());
  }

  private Optional<StreamCount> count() {
    fixture.counts.refresh(Duration.ofSeconds(10));
    return fixture.counts.count(Hop.INDEXER, stream);
  }

  private Optional<Heartbeat> heartbeat() {
    fixture.counts.refresh(Duration.ofSeconds(10));
    return fixture.counts.heartbeats().stream()
        .filter(beat -> beat.getApp().equals("indexer"))
        .findFirst();
  }

  /** What the store shows of this test's stream, once it shows as much as expected. */
  private List<StoredEvidence> stored(int expected) {
    EvidenceQuery query = EvidenceQuery.between(FROM, TO).withSystem(stream).withPage(200, null);
    await().atMost(PATIENCE).until(() -> fixture.store.search(query).total() >= expected);
    List<StoredEvidence> found = new ArrayList<>();
    String cursor = null;
    do {
      var page = fixture.store.search(query.withPage(200, cursor));
      found.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }

  private List<String> quarantined(String reason) {
    return fixture
        .store
        .quarantined(new QuarantineQuery(null, null, reason, 200, null))
        .items()
        .stream()
        .map(StoredQuarantine::eventId)
        .toList();
  }
}
