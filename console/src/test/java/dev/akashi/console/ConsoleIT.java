package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.ElasticsearchAddress;
import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import dev.akashi.store.ElasticsearchEvidenceStore;
import dev.akashi.store.ElasticsearchStatusStore;
import dev.akashi.store.StoreAddress;
import dev.akashi.store.StoreSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console as it is started, over a real Kafka and a real Elasticsearch. */
final class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static ConfigurableApplicationContext console;
  private static URI address;

  @BeforeAll
  static void start() throws IOException {
    String kafka = TestServers.kafka();
    ElasticsearchAddress found = TestServers.elasticsearch();
    TopicSetup.ensure(kafka);
    var elasticsearch = new StoreAddress(URI.create(found.url()), found.user(), found.password());
    StoreSetup.ensure(elasticsearch);
    try (var store = ElasticsearchEvidenceStore.connect(elasticsearch, Clock.systemUTC())) {
      store.write(TestConsole.evidence());
    }
    try (var statuses = ElasticsearchStatusStore.connect(elasticsearch)) {
      statuses.write(TestStatuses.all());
    }
    publishCounts(kafka);
    Path scope = folder.resolve("akashi.yml");
    Files.writeString(
        scope,
        """
        zone: Asia/Tokyo
        systems:
          payments-prod:
            title: {en: Payments, ja: 決済}
            layers: [common, saas, paas-iaas]
        sources:
          tickets:
            system: payments-prod
            pack: linux-auth
            http: {}
        """);
    Path password = folder.resolve("password");
    Files.writeString(password, found.password() + "\n");
    console =
        ConsoleApp.application(Connections.class)
            .run(
                "--server.port=0",
                "--akashi.kafka=" + kafka,
                "--akashi.elasticsearch=" + found.url(),
                "--akashi.elasticsearch.user=" + found.user(),
                "--akashi.elasticsearch.password-file=" + password,
                "--akashi.config=" + scope);
    var server = ((ServletWebServerApplicationContext) console).getWebServer();
    address = URI.create("http://127.0.0.1:" + server.getPort());
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  @Test
  void answersFromBothServers() throws Exception {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(get("/api/v1/evidence?control=III.1.1.12")).contains("\"total\":61,");
              assertThat(get("/api/v1/sources"))
                  .contains("\"accepted\":7,", "\"source\":\"tickets\"", "\"delivered\":false");
              assertThat(get("/api/v1/health"))
                  .contains(
                      "\"name\":\"kafka\",\"kind\":\"server\",\"instance\":null,"
                          + "\"version\":null,\"status\":\"ok\"",
                      "\"name\":\"elasticsearch\",\"kind\":\"server\",\"instance\":null,"
                          + "\"version\":null,\"status\":\"ok\"",
                      "\"instance\":\"it\"");
            });
    assertThat(get("/?lang=en")).contains("No evidence in this period", "/controls/III.1.1.12");
    assertThat(get("/controls/III.1.1.12?lang=ja&text=%E9%88%B4%E6%9C%A8"))
        .contains("1 件の証跡が該当します", "鈴木 花子");
    assertThat(get("/evidence?id=hostile&lang=en")).contains("&lt;script&gt;");
    assertThat(get("/quarantine?lang=en")).contains("Nothing is in quarantine");
  }

  @Test
  void statusesHoldWhileTheirShareIsEvaluated() throws Exception {
    // The share of TestStatuses is marked as evaluated at the start, and hr-portal is not in scope.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(get("/api/v1/status?system=payments-prod&status=failing"))
                  .contains("\"number\":\"III.1.1.8\"", "\"cause\":\"violated\"");
              assertThat(get("/api/v1/status?system=hr-portal"))
                  .contains("\"cause\":\"not-evaluated\"", "\"before\":{\"status\":\"silent\"")
                  .doesNotContain("\"status\":\"silent\",\"before\":null");
              assertThat(get("/api/v1/status?as_of=2026-11-11"))
                  .contains("\"as_of\":\"2026-11-11T14:59:59.999Z\"", "\"cause\":\"overdue\"");
            });
    assertThat(get("/api/v1/status/III.1.1.8/history?system=payments-prod"))
        .contains("\"total\":4,");
    assertThat(get("/api/v1/evidence/documents?control=III.1.1.12&limit=200"))
        .contains("\"evidence_id\":\"bastion@test-000000000000\"", "\"custody\":{");
    assertThat(get("/status?lang=en")).contains("CHG-2041", "does not name this system");
  }

  private static void publishCounts(String kafka) {
    var codec = new Codec();
    try (var producer = new WireProducer(kafka, "console-it")) {
      var log = new CountsLog(producer, codec);
      Instant now = Instant.now();
      log.publish(
          List.of(
              StreamCount.newBuilder()
                  .setHop(Hop.COLLECTOR)
                  .setStream("bastion@it")
                  .setSource("bastion")
                  .setSystem("payments-prod")
                  .setPack("linux-auth")
                  .setNextSequence(7)
                  .setAccepted(7)
                  .setEvidence(7)
                  .setDuplicates(0)
                  .setQuarantined(0)
                  .setConflicts(0)
                  .setMissing(0)
                  .setRedeliveries(0)
                  .setAt(now)
                  .build()));
      // Ahead of the clock, so that a slow machine does not make it old while the test runs.
      var mark = new Evaluated(2, "it", now, now.plusSeconds(600));
      producer.publish(List.of(Outgoing.to(Topic.COUNTS, CountsLog.key(mark), codec.encode(mark))));
      log.publish(
          Heartbeat.newBuilder()
              .setApp("collector")
              .setInstance("it")
              .setVersion("0.1.0")
              .setStartedAt(now)
              .setAt(now)
              .setOk(true)
              .setMessage("")
              .build());
    }
  }

  private static String get(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
