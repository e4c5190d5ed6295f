package dev.akashi.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.catalog.Catalog;
import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Status;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Drift as it runs, between real topics. */
class DriftIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final Catalog CATALOG = Catalog.builtIn();

  private final String kafka = TestServers.kafka();
  @TempDir private Path directory;
  private WireProducer producer;
  private Feed feed;
  private SaidStatuses said;
  private ConfigurableApplicationContext app;

  @BeforeEach
  void start() throws IOException {
    await()
        .atMost(LONG_ENOUGH)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(TopicSetup.ensure(kafka)).isEmpty());
    producer = new WireProducer(kafka, "drift-it");
    feed = new Feed(CATALOG, producer);
    said = new SaidStatuses(kafka);
    Files.writeString(
        directory.resolve("akashi.yml"),
        """
        zone: Asia/Tokyo
        systems:
          shop: {title: {en: Shop, ja: 店}, layers: [common, saas]}
          bare: {title: {en: Bare, ja: 無}, layers: [saas]}
        sources:
          tickets: {system: shop, pack: change-ticket, http: {}}
          deploys: {system: shop, pack: deployment, http: {}}
        """);
    app = app("a");
  }

  private ConfigurableApplicationContext app(String instance) {
    return DriftApp.start(
        Map.of(
            "akashi.kafka",
            kafka,
            "akashi.config",
            directory.resolve("akashi.yml").toString(),
            "akashi.state",
            directory.resolve("state-" + instance).toString(),
            "akashi.instance",
            instance,
            "server.port",
            0));
  }

  @AfterEach
  void stop() {
    app.close();
    said.close();
    producer.close();
  }

  @Test
  void aDeploymentWithoutTicketBreaksItsControlWithinSecondsAndASystemWithoutSourcesIsUnknown() {
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(
            () ->
                assertThat(said.newest("III.1.1.8", "bare"))
                    .get()
                    .extracting(ControlStatus::getStatus)
                    .isEqualTo(Status.UNKNOWN));

    Instant sent = Instant.now();
    feed.send(
        "shop",
        "tickets",
        "change-ticket",
        """
        {"id":"CHG-7","revision":1,"updated_at":"%1$s","state":"live","requester":{"id":"m.sato"},"approvals":[],
        "executor":{"id":"y.suzuki"},"live_at":"%1$s","target":{"environment":"production","service":"shop","revision":"1"}}
        """
            .formatted(Instant.now()));

    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(
            () ->
                assertThat(said.newest("III.1.1.8", "shop"))
                    .get()
                    .satisfies(
                        status -> {
                          assertThat(status.getStatus()).isEqualTo(Status.FAILING);
                          assertThat(status.getSubject()).isEqualTo("CHG-7");
                          assertThat(status.getIncident()).isNotNull();
                          assertThat(status.getCauseText().get("ja")).contains("CHG-7");
                        }));
    ControlStatus failing = said.newest("III.1.1.8", "shop").orElseThrow();
    assertThat(Duration.between(sent, failing.getTick())).isLessThan(Duration.ofSeconds(5));
    try (var counts = new CountsView(kafka, new Codec())) {
      await()
          .atMost(LONG_ENOUGH)
          .untilAsserted(
              () -> {
                counts.refresh(Duration.ofSeconds(5));
                assertThat(counts.evaluated())
                    .extracting(Evaluated::getPartition)
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
              });
    }
  }
}
