package dev.akashi.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.TopicSetupException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real collector process and a real Kafka. */
class CollectorIT {
  private static final int KILLS = 5;

  @TempDir Path directory;
  private String kafka;

  @BeforeEach
  void start() throws IOException {
    kafka = TestServers.kafka();
    // A broker that has just made a topic may not know it yet.
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(TopicSetupException.class)
        .until(() -> TopicSetup.ensure(kafka).isEmpty());
    Files.createDirectories(directory.resolve("logs"));
  }

  @Test
  void everyLineIsThereOnceHoweverOftenTheCollectorIsKilled() throws Exception {
    configure("killed", "file: {paths: [\"" + directory + "/logs/auth.log*\"]}");
    var collector = new CollectorProcess(directory, kafka);
    Path log = directory.resolve("logs/auth.log");
    List<String> written = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      for (int i = 0; i < 4_000; i++) {
        written.add("Nov 22 03:04:05 host sshd[" + round + "]: line " + i);
      }
      List<String> now = written.subList(written.size() - 4_000, written.size());
      Files.write(log, now.subList(0, 2_000), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      int seen = round;
      // Somewhere in the middle of its work.
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> EventsTopic.of(kafka, "killed").size() > seen * 4_000);
      collector.kill();
      Files.write(log, now.subList(2_000, 4_000), StandardOpenOption.APPEND);
      rotate(log);
      collector.startAgain();
    }
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> EventsTopic.of(kafka, "killed").size() >= written.size());
      TreeMap<Long, SourceEvent> events = EventsTopic.of(kafka, "killed");
      assertThat(events.keySet())
          .containsExactlyElementsOf(LongStream.range(0, written.size()).boxed().toList());
      assertThat(events.values())
          .extracting(FakeBroker::text)
          .containsExactlyInAnyOrderElementsOf(written);
    } finally {
      collector.kill();
    }
  }

  private void rotate(Path log) throws IOException {
    Path first = log.resolveSibling("auth.log.1");
    if (Files.exists(first)) {
      Path archive = log.resolveSibling("auth.log." + System.nanoTime() + ".gz");
      try (var out = new GZIPOutputStream(Files.newOutputStream(archive))) {
        Files.copy(first, out);
      }
      Files.delete(first);
    }
    Files.move(log, first);
  }

  @Test
  void aRequestIsAcceptedOnceUnderItsKeyAlsoAcrossAKill() throws Exception {
    configure("posted", "http: {}");
    var collector = new CollectorProcess(directory, kafka);
    try {
      collector.awaitUp();
      byte[] body = "one\ntwo\n".getBytes(UTF_8);
      var first = collector.post("posted", "text/plain", body, "Idempotency-Key", "k1");
      assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
      assertThat(first.body()).contains("\"accepted\":2").contains("-000000000001");

      collector.kill();
      collector.startAgain();
      collector.awaitUp();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  collector.post("posted", "text/plain", body, "Idempotency-Key", "k1").statusCode()
                      == 200);
      var again = collector.post("posted", "text/plain", body, "Idempotency-Key", "k1");
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(EventsTopic.of(kafka, "posted")).hasSize(2);

      refusals(collector);
      hosts(collector);
      accepts(collector);
    } finally {
      collector.kill();
    }
  }

  private void refusals(CollectorProcess collector) throws Exception {
    byte[] other = "three\n".getBytes(UTF_8);
    assertThat(status(collector, "posted", "text/plain", other, "Idempotency-Key", "k1"))
        .isEqualTo(409);
    assertThat(status(collector, "nobody", "text/plain", other)).isEqualTo(404);
    assertThat(status(collector, "posted", "image/png", other)).isEqualTo(415);
    assertThat(status(collector, "posted", "application/json", "[{},{".getBytes(UTF_8)))
        .isEqualTo(400);
    assertThat(status(collector, "posted", "application/json", "{}{}".getBytes(UTF_8)))
        .isEqualTo(400);
    assertThat(status(collector, "posted", "application/x-ndjson", "{\n\"a\":1}".getBytes(UTF_8)))
        .isEqualTo(400);
    assertThat(status(collector, "posted", "text/plain", new byte[(1 << 20) + 1])).isEqualTo(413);
    assertThat(status(collector, "posted", "text/plain", new byte[17 << 20])).isEqualTo(413);
    assertThat(
            status(
                collector,
                "posted",
                "text/plain",
                gzip(new byte[64 << 20]),
                "Content-Encoding",
                "gzip"))
        .isEqualTo(413);
    assertThat(status(collector, "posted", "text/plain", other, "Content-Encoding", "gzip"))
        .isEqualTo(400);
    assertThat(status(collector, "posted", "text/plain", other, "Origin", "https://evil.example"))
        .isEqualTo(403);
    assertThat(status(collector, "posted", "text/plain", other, "Origin", "null")).isEqualTo(403);
    assertThat(EventsTopic.of(kafka, "posted")).hasSize(2);
  }

  private static void hosts(CollectorProcess collector) throws IOException {
    for (String ours : List.of("localhost", "LOCALHOST:8081", "127.0.0.1:8081", "[::1]:8081")) {
      assertThat(collector.statusOfPostTo(ours)).as(ours).isEqualTo(404);
    }
    for (String foreign :
        List.of("evil.example", "evil.example:8081", "localhost.evil.example", "127.0.0.2")) {
      assertThat(collector.statusOfPostTo(foreign)).as(foreign).isEqualTo(403);
    }
  }

  private void accepts(CollectorProcess collector) throws Exception {
    byte[] array = "[{\"a\":1}, {\"b\":\"]}\"} ]".getBytes(UTF_8);
    assertThat(status(collector, "posted", "application/json", array)).isEqualTo(200);
    byte[] lines = gzip("{\"c\":1}\r\n\n{\"d\":2}".getBytes(UTF_8));
    assertThat(
            status(collector, "posted", "application/x-ndjson", lines, "Content-Encoding", "gzip"))
        .isEqualTo(200);
    assertThat(EventsTopic.of(kafka, "posted").values())
        .extracting(FakeBroker::text)
        .containsExactly("one", "two", "{\"a\":1}", "{\"b\":\"]}\"}", "{\"c\":1}", "{\"d\":2}");
  }

  @Test
  void aConfigurationThatIsWrongEndsWithPlainLinesAndExitCodeTwo() throws Exception {
    Files.writeString(directory.resolve("akashi.yml"), "systems: {}\nsources: {a: {pack: no}}\n");
    var collector = new CollectorProcess(directory, kafka);
    assertThat(collector.exitValue()).isEqualTo(2);
    assertThat(collector.output()).contains("akashi.yml").doesNotContain("Exception");
  }

  private static int status(
      CollectorProcess collector, String source, String type, byte[] body, String... headers)
      throws Exception {
    return collector.post(source, type, body, headers).statusCode();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private void configure(String source, String door) throws IOException {
    Files.writeString(
        directory.resolve("akashi.yml"),
        """
        systems:
          shop:
            title: {en: Shop, ja: 店}
            layers: [common, saas, paas-iaas]
        sources:
          %s:
            system: shop
            pack: linux-auth
            %s
        """
            .formatted(source, door));
  }
}
