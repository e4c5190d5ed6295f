package dev.akashi.collector.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.collector.EventsTopic;
import dev.akashi.collector.FakeBroker;
import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.TopicSetupException;
import dev.akashi.schemas.wire.WireProducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process with a real outbox dies at each step that {@link Outbox} names, against a real Kafka;
 * this one goes on from what it left.
 */
class OutboxKillIT {
  private static String kafka;
  @TempDir Path directory;

  @BeforeAll
  static void start() {
    kafka = TestServers.kafka();
    // A broker that has just made a topic may not know it yet.
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(TopicSetupException.class)
        .until(() -> TopicSetup.ensure(kafka).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberIsThereOnceWhereverTheProcessDies(KillStep step) throws Exception {
    String source = "kill-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path outbox = directory.resolve("outbox");

    dieAt(step, outbox, source);
    assertThat(batchFiles(outbox)).containsExactlyElementsOf(step.left());
    try (var producer = new WireProducer(kafka, source)) {
      CountingSource.count(outbox, source, producer::publish);
    }

    List<EventsTopic.Delivery> deliveries = EventsTopic.deliveries(kafka, source);
    everySequenceIsItsNumber(deliveries);
    assertThat(deliveries)
        .extracting(EventsTopic.Delivery::sequence)
        .as("first what the process that died has published, then what the next one has")
        .containsExactlyElementsOf(
            LongStream.concat(
                    LongStream.range(0, step.published()),
                    LongStream.range(step.publishedAgainFrom(), CountingSource.NUMBERS))
                .boxed()
                .toList());
    assertThat(batchFiles(outbox))
        .containsExactly(CountingSource.batchFile(CountingSource.BATCHES - 1));
  }

  private static void everySequenceIsItsNumber(List<EventsTopic.Delivery> deliveries) {
    var bytes = new TreeMap<Long, byte[]>();
    for (EventsTopic.Delivery delivery : deliveries) {
      long sequence = delivery.sequence();
      assertThat(FakeBroker.text(delivery.event())).isEqualTo(CountingSource.payload(sequence));
      byte[] before = bytes.putIfAbsent(sequence, delivery.bytes());
      if (before != null) {
        assertThat(delivery.bytes()).as("delivered again: %d", sequence).isEqualTo(before);
      }
    }
    assertThat(bytes.keySet())
        .containsExactlyElementsOf(LongStream.range(0, CountingSource.NUMBERS).boxed().toList());
    assertThat(deliveries).extracting(d -> d.event().getStream()).containsOnly(stream(deliveries));
  }

  private static String stream(List<EventsTopic.Delivery> deliveries) {
    return deliveries.getFirst().event().getStream();
  }

  private void dieAt(KillStep step, Path outbox, String source) throws Exception {
    Path output = directory.resolve("process.out");
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CountingSource.class.getName(),
            outbox.toString(),
            kafka,
            source,
            step.name());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    int exitCode = builder.start().waitFor();
    assertThat(exitCode).as(Files.readString(output, UTF_8)).isEqualTo(LossyDisk.EXIT_CODE);
  }

  private static List<String> batchFiles(Path outbox) throws IOException {
    try (Stream<Path> files = Files.list(outbox.resolve("batches"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
