package dev.akashi.collector.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.SourceHealth;
import dev.akashi.schemas.SourceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory of logs, and a source that reads them when it is told to. */
abstract class FilesFixture {
  static final FileTimes NO_PATIENCE = new FileTimes(0, 0, 0);
  static final FileTimes PATIENT = new FileTimes(0, 600_000, 600_000);

  final FakeBroker broker = new FakeBroker();
  final SourceHealth health = new SourceHealth("bastion");
  @TempDir Path directory;
  Path log;
  FileSource source;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(directory.resolve("logs"));
    log = directory.resolve("logs/auth.log");
    source = open(PATIENT);
  }

  void look() {
    while (source.turn()) {
      // until nothing is left to read
    }
  }

  void restart() {
    source = open(PATIENT);
  }

  FileSource open(FileTimes times) {
    return new FileSource(
        List.of(directory + "/logs/auth.log*"), new Framing.Lines(), outbox(), times, health);
  }

  Outbox outbox() {
    return Sources.outbox(directory.resolve("state"), broker);
  }

  List<String> payloads() {
    return broker.payloads();
  }

  List<String> lines() {
    return broker.events().stream()
        .filter(event -> event.getDefect() == null)
        .map(FakeBroker::text)
        .toList();
  }

  /** Over distinct sequences, because a restart publishes the retained batches again. */
  List<String> distinct() {
    return broker.events().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                SourceEvent::getSequence, e -> e, (a, b) -> a, java.util.TreeMap::new))
        .values()
        .stream()
        .map(FakeBroker::text)
        .toList();
  }

  Path path(String name) {
    return directory.resolve("logs").resolve(name);
  }

  static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    // Sizes and times of the file system are coarser than this test is quick.
    Files.setLastModifiedTime(file, FileTime.fromMillis(nextTime()));
  }

  static long time = 1_700_000_000_000L;

  static long nextTime() {
    time += 1000;
    return time;
  }

  static void truncate(Path file) throws IOException {
    Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
  }

  static void gzip(Path from, Path to) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(to))) {
      Files.copy(from, out);
    }
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
  }
}
