package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.catalog.scope.Scope;
import dev.akashi.devservices.DataDirectory;
import dev.akashi.devservices.GivenServers;
import dev.akashi.devservices.RunningServers;
import dev.akashi.devservices.Servers;
import dev.akashi.devservices.ServersOptions;
import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.NotPublishedException;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Notifiers on a real Kafka, which is their own: its marks of evaluation stand on a clock that no
 * other test shares, and it is killed.
 */
class NotifierIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant CLOCK_STARTED_AT = Instant.now();
  private static final Clock CLOCK = new FastClock(CLOCK_STARTED_AT).clock();

  @TempDir private static Path folder;
  private static DataDirectory data;
  private static RunningServers servers;
  private static WireProducer producer;
  private static ScheduledExecutorService drift;

  private final HttpPeer peer = new HttpPeer();
  private final String incident = "incident-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    data = DataDirectory.open(folder);
    servers =
        Servers.start(
            new ServersOptions(
                TestServers.distributions(),
                data,
                ServersOptions.KAFKA_HEAP_MIB,
                ServersOptions.ELASTICSEARCH_HEAP_MIB,
                // Nobody asks for it here, and one that is given is not started.
                GivenServers.from(Map.of("AKASHI_ELASTICSEARCH", "http://127.0.0.1:9")),
                line -> {}));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(TopicSetup.ensure(kafka())).isEmpty());
    producer = new WireProducer(kafka(), "notifier-it");
    drift = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    drift.scheduleWithFixedDelay(NotifierIT::evaluate, 0, 100, TimeUnit.MILLISECONDS);
  }

  @AfterAll
  static void stop() {
    drift.shutdownNow();
    producer.close();
    servers.close();
    data.close();
  }

  @AfterEach
  void endIncident() {
    publish(Statuses.good("III.1.1.8", CLOCK.instant()));
    peer.close();
  }

  @Test
  void oneOfTwoSpeaksAndTheOtherTakesOver() {
    var first = notifier("first");
    awaitSeat("first");
    var second = notifier("second");
    publish(failing());
    await().atMost(PATIENCE).until(() -> events("incident.opened").size() == 1);
    await().atMost(PATIENCE).until(() -> !events("watchdog").isEmpty());
    first.close();
    publish(Statuses.good("III.1.1.8", CLOCK.instant()));
    await().atMost(PATIENCE).until(() -> events("incident.resolved").size() == 1);

    assertThat(events("incident.opened")).hasSize(1);
    assertThat(events("incident.resolved").getFirst().path("subject"))
        .isEqualTo(events("incident.opened").getFirst().path("subject"));
    assertThat(second.trouble()).isEmpty();
    second.close();
  }

  @Test
  void aProcessThatDiesBetweenSendingAndNotingIsFollowedByTheSameMessage() throws Exception {
    var dying =
        DyingNotifier.start(kafka(), peer.port(), CLOCK_STARTED_AT, folder.resolve("dying.log"));
    awaitSeat("dying");
    var heir = notifier("heir");
    publish(failing());
    assertThat(dying.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    await().atMost(PATIENCE).until(() -> events("incident.opened").size() == 2);
    heir.close();
    var registry = new SimpleMeterRegistry();
    var next = notifier("next", registry);
    publish(Statuses.good("III.1.1.8", CLOCK.instant()));
    await().atMost(PATIENCE).until(() -> events("incident.resolved").size() == 1);

    assertThat(dying.exitValue()).isEqualTo(DyingNotifier.EXIT);
    assertThat(events("incident.opened").get(1).path("id"))
        .isEqualTo(events("incident.opened").get(0).path("id"));
    assertThat(registry.get("akashi.alerts.sent").tag("outcome", "acknowledged").counters())
        .isNotEmpty();
    next.close();
  }

  @Test
  void whileKafkaIsAwayPeopleAreToldThatNothingIsEvaluated() {
    var notifier = notifier("alone");
    awaitSeat("alone");
    await().atMost(PATIENCE).until(() -> !events("watchdog").isEmpty());
    servers.kafkaProcess().orElseThrow().killHard();
    await().atMost(PATIENCE).until(() -> events("incident.opened").size() == 1);
    var signsOfLife = events("watchdog").size();
    servers.restartKafka();
    await().atMost(PATIENCE).until(() -> events("incident.resolved").size() == 1);
    await().atMost(PATIENCE).until(() -> events("watchdog").size() > signsOfLife);

    assertThat(events("incident.opened").getFirst().at("/data/cause").asString())
        .isEqualTo("not-evaluated");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(notifier.trouble()).isEmpty());
    notifier.close();
  }

  private static String kafka() {
    return servers.kafkaBootstrap();
  }

  private static void evaluate() {
    try {
      var now = CLOCK.instant();
      producer.publish(
          IntStream.range(0, Topic.OBSERVATIONS.partitions())
              .mapToObj(share -> new Evaluated(share, "drift-it", now, now))
              .map(
                  mark ->
                      Outgoing.to(Topic.COUNTS, CountsLog.key(mark), Statuses.CODEC.encode(mark)))
              .toList());
    } catch (NotPublishedException e) {
      assertThat(e).isNotNull(); // Kafka was killed; the next mark is tried soon
    }
  }

  private ControlStatus failing() {
    return Statuses.failing("III.1.1.8", incident, "CHG-2041", CLOCK.instant());
  }

  private static void publish(ControlStatus status) {
    producer.publish(
        List.of(
            Outgoing.to(
                Topic.CONTROL_STATUS,
                status.getControl() + "|" + status.getSystem(),
                Statuses.CODEC.encode(status))));
  }

  private Notifier notifier(String instance) {
    return notifier(instance, new SimpleMeterRegistry());
  }

  private Notifier notifier(String instance, MeterRegistry registry) {
    return Notifier.start(
        new NotifierSettings(kafka(), instance, Map.<String, String>of()::get),
        scope(peer.port()),
        Outside.CATALOG.controls(),
        Statuses.CODEC,
        registry,
        CLOCK);
  }

  static Scope scope(int port) {
    return Outside.scope(
        "{private: \"127.0.0.1:%d\"}".formatted(port),
        "{webhook: {url: \"http://127.0.0.1:%d/\"}, watchdog: true}".formatted(port));
  }

  private List<JsonNode> events(String type) {
    return peer.requests().stream()
        .map(HttpPeer::json)
        .filter(event -> event.path("type").asString().equals("dev.akashi." + type))
        .toList();
  }

  /** Until an instance has the only partition of the notices. */
  private static void awaitSeat(String instance) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(
              () ->
                  admin
                      .describeConsumerGroups(List.of("akashi-notify"))
                      .all()
                      .get()
                      .get("akashi-notify")
                      .members()
                      .stream()
                      .anyMatch(
                          member ->
                              member.clientId().equals("akashi-notify-" + instance)
                                  && !member.assignment().topicPartitions().isEmpty()));
    }
  }
}
