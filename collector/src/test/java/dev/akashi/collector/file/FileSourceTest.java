package dev.akashi.collector.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.SourceHealth;
import dev.akashi.schemas.SourceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test says what happens to the files and which records come out, once each. */
class FileSourceTest {
  private static final FileTimes NO_PATIENCE = new FileTimes(0, 0, 0);
  private static final FileTimes PATIENT = new FileTimes(0, 600_000, 600_000);

  private final FakeBroker broker = new FakeBroker();
  private final SourceHealth health = new SourceHealth("bastion");
  @TempDir Path directory;
  private Path log;
  private FileSource source;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(directory.resolve("logs"));
    log = directory.resolve("logs/auth.log");
    source = open(PATIENT);
  }

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
  void rotationByRenameReadsTheRestOfTheOldFileFirst() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    Files.move(log, path("auth.log.1"));
    append(log, "three\n");
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
  }

  @Test
  void anArchiveThatRepeatsWhatWasReadIsRecognised() throws IOException {
    append(log, "one\ntwo\n");
    look();
    Files.move(log, path("auth.log.1"));
    append(log, "three\n");
    look();
    gzip(path("auth.log.1"), path("auth.log.2.gz"));
    Files.delete(path("auth.log.1"));
    look();
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
  }

  @Test
  void anArchiveOfAFileThatWasReadInPartGoesOnWhereWeWere() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\nthree\n");
    gzip(log, path("auth.log.1.gz"));
    Files.delete(log);
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
  }

  @Test
  void theSameAcrossARestart() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    gzip(log, path("auth.log.1.gz"));
    Files.delete(log);
    append(log, "three\n");
    restart();
    look();
    assertThat(distinct()).containsExactly("one", "two", "three");
  }

  @Test
  void copyTruncateGoesOnInTheCopy() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    Files.copy(log, path("auth.log.1"));
    truncate(log);
    append(log, "three\n");
    look();
    look();
    assertThat(payloads()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void aCopyBesideItsOriginalIsNotReadEvenWhenTheOriginalGrows() throws IOException {
    append(log, "one\ntwo\n");
    look();
    Files.copy(log, path("auth.log.bak"));
    look();
    append(log, "three\n");
    look();
    restart();
    look();
    assertThat(distinct()).containsExactly("one", "two", "three");
    assertThat(broker.events()).extracting(SourceEvent::getSequence).containsOnly(0L, 1L, 2L);
  }

  @Test
  void bytesThatWereSeenAndTruncatedAwayAreAGap() throws IOException {
    source = open(NO_PATIENCE);
    append(log, "one\nunfinished line");
    look();
    truncate(log);
    append(log, "two\n");
    look();
    look();
    SourceEvent gap =
        broker.events().stream().filter(e -> e.getDefect() != null).findFirst().orElseThrow();
    assertThat(gap.getDefect().getCode()).isEqualTo("SOURCE_GAP");
    assertThat(gap.getDefect().getLength()).isEqualTo("unfinished line".length());
    assertThat(lines()).containsExactly("one", "two");
  }

  @Test
  void truncationWithNothingUnreadIsNoGap() throws IOException {
    source = open(NO_PATIENCE);
    append(log, "one\n");
    look();
    truncate(log);
    append(log, "two, which is longer than one\n");
    look();
    look();
    assertThat(broker.events()).allMatch(e -> e.getDefect() == null);
    assertThat(payloads()).containsExactly("one", "two, which is longer than one");
  }

  @Test
  void aFileThatVanishedWhileWeWereAwayIsAGapOfUnknownLengthToldOnce() throws IOException {
    append(log, "one\n");
    look();
    Files.delete(log);
    append(log, "other\n");
    source = open(NO_PATIENCE);
    look();
    source = open(NO_PATIENCE);
    look();
    assertThat(
            broker.events().stream()
                .filter(e -> e.getDefect() != null)
                .map(SourceEvent::getSequence)
                .distinct())
        .hasSize(1);
    assertThat(distinct()).contains("one", "other");
  }

  @Test
  void twoLogsWithTheSameLongHeaderAreTwoFiles() throws IOException {
    String header = "#Fields: date time s-ip cs-method\n".repeat(40); // more than 1 KiB
    append(path("auth.log.a"), header + "a1\n");
    append(path("auth.log.b"), header + "b1\n");
    look();
    assertThat(payloads()).hasSize(82).contains("a1", "b1");
    append(path("auth.log.a"), "a2\n");
    append(path("auth.log.b"), "b2\n");
    look();
    assertThat(payloads()).hasSize(84).contains("a2", "b2");
  }

  @Test
  void aNewLogThatHoldsTheHeaderOnlyIsReadAsSoonAsItDiffers() throws IOException {
    append(log, "#header\none\n");
    look();
    Files.move(log, path("auth.log.1"));
    append(log, "#header\n");
    look();
    assertThat(payloads()).containsExactly("#header", "one");
    append(log, "two\n");
    look();
    assertThat(payloads()).containsExactly("#header", "one", "#header", "two");
  }

  @Test
  void aNewLogThatRepeatsAllOfTheOldAndGrowsIsANewFile() throws IOException {
    append(log, "started\n");
    look();
    Files.move(log, path("auth.log.1"));
    append(log, "started\n");
    look();
    append(log, "two\n");
    look();
    assertThat(payloads()).containsExactly("started", "started", "two");
  }

  @Test
  void aTruncatedLogThatGrowsPastItsOldSizeIsNoticed() throws IOException {
    append(log, "one\n");
    look();
    truncate(log);
    append(log, "a\nb\nc\nd\n");
    look();
    assertThat(payloads()).containsExactly("one", "a", "b", "c", "d");
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
  void anArchiveInTheMakingWaits() throws IOException {
    append(path("plain"), "one\ntwo\n");
    gzip(path("plain"), path("whole.gz"));
    byte[] whole = Files.readAllBytes(path("whole.gz"));
    Path archive = path("auth.log.1.gz");
    Files.write(archive, Arrays.copyOf(whole, whole.length - 4));
    look();
    assertThat(payloads()).isEmpty();
    assertThat(health.troubles()).singleElement().asString().contains("whole gzip archive");
    Files.write(archive, whole);
    look();
    assertThat(payloads()).containsExactly("one", "two");
    assertThat(health.troubles()).isEmpty();
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
  void hardLinksAreOneFile() throws IOException {
    append(log, "one\n");
    Files.createLink(path("auth.log.link"), log);
    look();
    append(log, "two\n");
    look();
    assertThat(payloads()).containsExactly("one", "two");
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

  @Test
  void aThousandRotationsLoseAndDoubleNothing() throws IOException {
    List<String> written = new ArrayList<>();
    var random = new java.util.Random(7);
    for (int i = 0; i < 600; i++) {
      String line = "line " + i + " " + "x".repeat(random.nextInt(50));
      append(log, line + "\n");
      written.add(line);
      switch (random.nextInt(12)) {
        case 0 -> rotate(false);
        case 1 -> rotate(true);
        case 2 -> restart();
        case 3, 4, 5 -> look();
        default -> {}
      }
    }
    look();
    assertThat(distinct()).containsExactlyInAnyOrderElementsOf(written);
    long distinctSequences =
        broker.events().stream().map(SourceEvent::getSequence).distinct().count();
    assertThat(distinctSequences).isEqualTo(written.size());
  }

  /** As logrotate does: .2.gz is the eldest kept, .1 plain; by rename or by copy and truncation. */
  private void rotate(boolean copyTruncate) throws IOException {
    look(); // logrotate runs once a day: between two runs there is always a look
    if (Files.exists(path("auth.log.1"))) {
      gzip(path("auth.log.1"), path("auth.log.2.gz"));
      Files.delete(path("auth.log.1"));
    }
    if (copyTruncate) {
      Files.copy(log, path("auth.log.1"), StandardCopyOption.COPY_ATTRIBUTES);
      truncate(log);
    } else {
      Files.move(log, path("auth.log.1"));
    }
  }

  private void look() {
    while (source.turn()) {
      // until nothing is left to read
    }
  }

  private void restart() {
    source = open(PATIENT);
  }

  private FileSource open(FileTimes times) {
    return new FileSource(
        List.of(directory + "/logs/auth.log*"), new Framing.Lines(), outbox(), times, health);
  }

  private Outbox outbox() {
    return Sources.outbox(directory.resolve("state"), broker);
  }

  private List<String> payloads() {
    return broker.payloads();
  }

  private List<String> lines() {
    return broker.events().stream()
        .filter(event -> event.getDefect() == null)
        .map(FakeBroker::text)
        .toList();
  }

  /** Over distinct sequences, because a restart publishes the retained batches again. */
  private List<String> distinct() {
    return broker.events().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                SourceEvent::getSequence, e -> e, (a, b) -> a, java.util.TreeMap::new))
        .values()
        .stream()
        .map(FakeBroker::text)
        .toList();
  }

  private Path path(String name) {
    return directory.resolve("logs").resolve(name);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    // Sizes and times of the file system are coarser than this test is quick.
    Files.setLastModifiedTime(file, FileTime.fromMillis(nextTime()));
  }

  private static long time = 1_700_000_000_000L;

  private static long nextTime() {
    time += 1000;
    return time;
  }

  private static void truncate(Path file) throws IOException {
    Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void gzip(Path from, Path to) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(to))) {
      Files.copy(from, out);
    }
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
  }
}
