package dev.akashi.collector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.schemas.SourceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every test says what happens to the files and which records come out, once each. */
class FileSourceTest extends FilesFixture {
  @Test
  void growthIsFollowedAndALineWaitsForItsEnd() throws IOException {
    append(log, "one\ntw");
    look();
    assertThat(payloads()).containsExactly("one");
    append(log, "o\nthree\n");
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
    assertThat(broker.events().get(2).getOrigin())
        .containsEntry("log.offset", "8")
        .containsEntry("log.file.path", log.toString());
  }

  @Test
  void aRotatedFileWithoutItsLastNewlineIsReadToItsEnd() throws IOException {
    source = open(new FileTimes(0, 0, 600_000));
    append(log, "one\nlast");
    look();
    assertThat(payloads()).containsExactly("one");
    Files.move(log, path("auth.log.1"));
    look();
    look();
    assertThat(payloads()).containsExactly("one", "last");
  }

  @Test
  void bytesAreUntouched() throws IOException {
    byte[] line = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 0, (byte) 0x83, 0x5c, (byte) 0xff, '\n'};
    Files.write(log, line);
    look();
    assertThat(broker.events().getFirst().getPayload().array())
        .endsWith(Arrays.copyOf(line, line.length - 1));
  }

  @Test
  void aHugeLineIsADefectAndItsNeighboursPass() throws IOException {
    byte[] chunk = new byte[1 << 20];
    Arrays.fill(chunk, (byte) 'x');
    append(log, "before\n");
    try (var out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      for (int i = 0; i < 100; i++) {
        out.write(chunk);
      }
    }
    append(log, "\nafter\n");
    look();
    assertThat(lines()).containsExactly("before", "after");
    SourceEvent huge = broker.events().get(1);
    assertThat(huge.getDefect().getLength()).isEqualTo(100L << 20);
    assertThat(huge.getPayload().remaining()).isEqualTo(64 * 1024);
  }

  @Test
  void aDirectoryInPlaceOfAFileIsTold() throws IOException {
    source =
        new FileSource(
            List.of(directory.resolve("logs").toString()),
            new Framing.Lines(),
            outbox(),
            PATIENT,
            health);
    look();
    assertThat(health.troubles()).singleElement().asString().contains("found a directory");
  }

  @Test
  void directoriesMayAppearLater() throws IOException {
    source =
        new FileSource(
            List.of(directory + "/later/**/app*.log"),
            new Framing.Lines(),
            outbox(),
            PATIENT,
            health);
    look();
    Files.createDirectories(directory.resolve("later/a/b"));
    append(directory.resolve("later/a/b/app1.log"), "one\n");
    append(directory.resolve("later/app2.log"), "two\n");
    append(directory.resolve("later/other.log"), "three\n");
    look();
    assertThat(payloads()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void emptyFilesAndEmptyLinesAreNothing() throws IOException {
    Files.createFile(log);
    look();
    append(log, "\n\r\n\n");
    look();
    assertThat(broker.events()).isEmpty();
    assertThat(health.troubles()).isEmpty();
  }

  @Test
  void jsonInAnEnvelopeIsReadFromItsStartAndGoesOnBehindTheLastRecord() throws IOException {
    source =
        new FileSource(
            List.of(directory + "/logs/*"),
            new Framing.Json(List.of("Records")),
            outbox(),
            PATIENT,
            health);
    append(log, "{\"Records\":[{\"a\":1},\n");
    look();
    append(log, "{\"a\":2}]}\n");
    look();
    assertThat(payloads()).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void theUnexpectedIsTriedAgain() throws Exception {
    var failures = new AtomicInteger();
    Outbox odd =
        Sources.outbox(
            directory.resolve("odd"),
            records -> {
              if (failures.getAndIncrement() < 2) {
                assertThat(health.troubles()).hasSize(failures.get() - 1);
                throw new IllegalStateException("odd");
              }
              assertThat(health.troubles()).singleElement().asString().contains("odd");
              broker.publish(records);
            });
    var running =
        new FileSource(
            List.of(directory + "/logs/auth.log*"), new Framing.Lines(), odd, PATIENT, health);
    append(log, "one\n");
    Thread thread = Thread.ofVirtual().start(running);
    await().until(() -> odd.isSettled() && failures.get() > 2 && health.troubles().isEmpty());
    running.stop();
    thread.join();
    assertThat(payloads()).containsExactly("one");
  }

  @Test
  void behindADamagedBatchItsRecordsAreReadOnceMoreAsNewEvents() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    look();
    Files.write(directory.resolve("state/batches/000000000001.batch"), new byte[5]);

    restart();
    append(log, "three\n");
    look();
    String first = broker.events().getFirst().getStream();
    assertThat(
            broker.events().stream()
                .filter(event -> !event.getStream().equals(first))
                .map(FakeBroker::text))
        .containsExactly("two", "three");
    assertThat(broker.events().stream().filter(event -> event.getStream().equals(first)))
        .extracting(SourceEvent::getSequence)
        .containsExactly(0L, 1L, 0L);
  }

  @Test
  void whileTheBrokerIsAwayNothingIsLostAndNothingIsDoubled() throws IOException {
    append(log, "one\n");
    broker.goAway();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(this::look)).isNotNull();
    append(log, "two\n");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(this::look)).isNotNull();
    broker.comeBack();
    look();
    assertThat(payloads()).containsExactly("one", "two");
  }
}
