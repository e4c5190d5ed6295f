package dev.akashi.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.devservices.TestServers;
import dev.akashi.drift.cases.Replay;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes share the work; one is killed while evidence flows, and comes back. The history is
 * that of one that was never disturbed.
 */
class DriftKillIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Codec CODEC = new Codec();
  private static final String SYSTEM = "kill";
  private static final int TICKETS = 100;

  private final String kafka = TestServers.kafka();
  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    await()
        .atMost(LONG_ENOUGH)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(TopicSetup.ensure(kafka)).isEmpty());
    Files.writeString(
        directory.resolve("akashi.yml"),
        """
        zone: Asia/Tokyo
        systems:
          kill: {title: {en: Kill, ja: 中断}, layers: [common, saas]}
        sources:
          kill-tickets: {system: kill, pack: change-ticket, http: {}}
          kill-deploys: {system: kill, pack: deployment, http: {}}
        """);
  }

  @Test
  void theHistoryIsThatOfOneThatWasNeverDisturbed() {
    try (var producer = new WireProducer(kafka, "drift-kill-it");
        var first = new DriftProcess(directory, kafka, "first");
        var second = new DriftProcess(directory, kafka, "second")) {
      var feed = new Feed(CATALOG, producer);
      awaitEvaluated(Instant.now());
      assertThat(second).isNotNull();

      send(feed, 0, 30);
      awaitEvaluated(Instant.now());
      send(feed, 30, 40);
      first.kill();
      send(feed, 40, 60);
      first.start();
      send(feed, 60, 80);
      awaitEvaluated(Instant.now());
      send(feed, 80, TICKETS);
      awaitEvaluated(Instant.now());
    }

    List<ControlStatus> said =
        Topics.all(kafka, Topic.CONTROL_STATUS).stream()
            .map(record -> CODEC.controlStatus(record.value()))
            .filter(status -> status.getSystem().equals(SYSTEM))
            .toList();
    Instant begin = begin();
    Instant end = evaluatedByAll();
    assertThat(lines(said, begin, end))
        .as("each line once, as it would be without any disturbance")
        .hasSizeGreaterThan(5)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(lines(undisturbed(end), begin, end));
    whatIsToldTwiceIsEqual();
  }

  private static void send(Feed feed, int from, int to) {
    for (int ticket = from; ticket < to; ticket++) {
      send(feed, ticket);
    }
  }

  // Every third ticket has an approval, every fifth comes twice.
  private static void send(Feed feed, int ticket) {
    String approvals =
        ticket % 3 == 0
            ? "{\"approver\":{\"id\":\"k.tanaka\"},\"decision\":\"approved\",\"at\":\"%s\"}"
                .formatted(Instant.now().minusSeconds(600))
            : "";
    Evidence evidence =
        feed.send(
            SYSTEM,
            "kill-tickets",
            "change-ticket",
            """
            {"id":"CHG-%1$d","revision":1,"updated_at":"%2$s","state":"live","requester":{"id":"m.sato"},"approvals":[%3$s],
            "executor":{"id":"y.suzuki"},"live_at":"%2$s","target":{"environment":"production","service":"shop","revision":"%1$d"}}
            """
                .formatted(ticket, Instant.now(), approvals));
    if (ticket % 5 == 0) {
      feed.send(evidence);
    }
  }

  /** Waits until every share has evaluated up to a time. */
  private void awaitEvaluated(Instant time) {
    await()
        .atMost(LONG_ENOUGH)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(evaluatedByAll()).isAfter(time));
  }

  private Instant evaluatedByAll() {
    try (var counts = new CountsView(kafka, CODEC)) {
      counts.refresh(Duration.ofSeconds(5));
      assertThat(counts.evaluated()).hasSize(Topic.OBSERVATIONS.partitions());
      return counts.evaluated().stream()
          .map(Evaluated::getTick)
          .min(Instant::compareTo)
          .orElseThrow();
    }
  }

  private List<ConsumerRecord<String, byte[]>> evidence() {
    return Topics.all(kafka, Topic.EVIDENCE).stream()
        .filter(record -> CODEC.evidence(record.value()).getSystem().equals(SYSTEM))
        .toList();
  }

  private Instant begin() {
    return evidence().stream().map(DriftKillIT::known).min(Instant::compareTo).orElseThrow();
  }

  private static Instant known(ConsumerRecord<String, byte[]> record) {
    return Instant.ofEpochMilli(record.timestamp()).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /** What one process without Kafka says of the same evidence, by when the broker had it. */
  private List<ControlStatus> undisturbed(Instant end) {
    Scope scope = Scope.read(directory.resolve("akashi.yml"), CATALOG);
    List<ControlStatus> said = new ArrayList<>();
    var replay =
        new Replay(Plan.of(scope, CATALOG.expectations(), CATALOG), unit -> true, said::add);
    for (ConsumerRecord<String, byte[]> record : evidence()) {
      Evidence evidence = CODEC.evidence(record.value());
      replay.known(Piece.of(evidence), known(record));
      replay.source(
          SourceState.newBuilder()
              .setSource(evidence.getSource())
              .setSystem(evidence.getSystem())
              .setCount(1)
              .build(),
          known(record));
    }
    replay.moveTo(begin().minusSeconds(1));
    replay.moveTo(end);
    return said;
  }

  // What does not hang on when the watch began, which was before the first evidence.
  private static List<String> lines(List<ControlStatus> said, Instant begin, Instant end) {
    return said.stream()
        .filter(one -> !one.getTick().isBefore(begin) && !one.getTick().isAfter(end))
        .map(
            one ->
                "%s %s %s>%s %s %s %s %s %s %s"
                    .formatted(
                        one.getTick(),
                        one.getControl(),
                        one.getPrevious(),
                        one.getStatus(),
                        one.getCause(),
                        one.getCauseText().get("ja"),
                        one.getExpectations(),
                        one.getContradicting(),
                        one.getLastGoodEvidence(),
                        one.getIncident()))
        .toList();
  }

  private void whatIsToldTwiceIsEqual() {
    Map<String, Observations> told = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : Topics.all(kafka, Topic.OBSERVATIONS)) {
      if (!record.key().equals("passed")) {
        Observations one = CODEC.observations(record.value());
        if (one.getUpstream().startsWith(Topic.EVIDENCE.name())) {
          String name =
              "%d %s %s %s %d"
                  .formatted(
                      record.partition(),
                      one.getUpstream(),
                      one.getTick(),
                      record.key(),
                      one.getChunk());
          Observations before = told.putIfAbsent(name, one);
          assertThat(one).as(name).isEqualTo(before == null ? one : before);
        }
      }
    }
  }
}
