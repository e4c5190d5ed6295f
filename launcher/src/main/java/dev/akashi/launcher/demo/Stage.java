package dev.akashi.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the demo plays: sample systems that write logs, change things, review rights and sign. */
public final class Stage {
  private static final Path OWN_LOG = Path.of("/var/log/auth.log");
  // The demo ends when all is indexed, so a log of years is left out.
  private static final long OWN_LOG_MAX_BYTES = 4L * 1024 * 1024;

  private final Path directory;
  private final Path authLog;
  private final Path webLog;
  private int fileRecords;
  private int httpRecords;

  private Stage(Path directory) {
    this.directory = directory;
    this.authLog = directory.resolve("samples/bastion/auth.log");
    this.webLog = directory.resolve("samples/web/access.log");
  }

  /** Empties {@code directory} and sets up what is there before the collector starts. */
  public static Stage build(Path directory) throws IOException {
    clear(directory);
    var stage = new Stage(directory);
    Files.createDirectories(stage.authLog.getParent());
    Files.createDirectories(stage.webLog.getParent());
    stage.append(stage.authLog, "auth-before.log");
    Files.writeString(stage.config(), configuration(directory.resolve("samples")));
    return stage;
  }

  public Path config() {
    return directory.resolve("akashi.yml");
  }

  /** Plays the samples to a running collector: logs grow and rotate, the rest comes by HTTP. */
  public void play(String collector) throws IOException, InterruptedException {
    // Rotated as logrotate does: renamed, and a new file in its place.
    Files.move(authLog, authLog.resolveSibling("auth.log.1"));
    append(authLog, "auth-after.log");
    append(webLog, "access.log");
    var door = new HttpDoor(collector);
    Instant now = Instant.now();
    for (String source : List.of("tickets", "reviews", "attestations", "cloud")) {
      String file = source.equals("cloud") ? "cloudaudit.ndjson" : source + ".ndjson";
      send(door, source, Sample.lines(file, now));
    }
    for (String source :
        List.of("ledger-attestations", "ledger-tickets", "ledger-deployments", "edge-sensors")) {
      send(door, source, Sample.lines(source + ".ndjson", now));
    }
    // Delivered a second time under another key: a new event, but known evidence.
    send(door, "cloud", List.of(Sample.lines("cloudaudit.ndjson", now).getFirst()));
  }

  /**
   * Somebody puts a change live without an approval.
   *
   * @return when, as the ticket says it
   */
  public String changeWithoutApproval(String collector) throws InterruptedException {
    var door = new HttpDoor(collector);
    Instant now = Instant.now();
    send(door, "ledger-deployments", Sample.lines("ledger-deployment-unapproved.ndjson", now));
    send(door, "ledger-tickets", Sample.lines("ledger-ticket-unapproved.ndjson", now));
    return Sample.at("{0s:iso}", now);
  }

  /**
   * The change is approved by another person afterwards, looked at, and found right.
   *
   * @param live what {@link #changeWithoutApproval} answered
   */
  public void answerTheChange(String collector, String live) throws InterruptedException {
    List<String> lines =
        Sample.lines("ledger-ticket-answered.ndjson", Instant.now()).stream()
            .map(line -> line.replace("{live}", live))
            .toList();
    send(new HttpDoor(collector), "ledger-tickets", lines);
  }

  /** One more moment in the life of the sample systems. */
  public void live(String collector) throws IOException, InterruptedException {
    Instant now = Instant.now();
    appendLines(authLog, Sample.lines("auth-live.log", now));
    appendLines(webLog, Sample.lines("access-live.log", now));
  }

  /** How many events the samples are; the machine's own log comes on top. */
  public int records() {
    return fileRecords + httpRecords;
  }

  private void send(HttpDoor door, String source, List<String> records)
      throws InterruptedException {
    door.send(source, UUID.randomUUID().toString(), records);
    httpRecords += records.size();
  }

  private void append(Path log, String sample) throws IOException {
    appendLines(log, Sample.lines(sample, Instant.now()));
  }

  private void appendLines(Path log, List<String> lines) throws IOException {
    Files.write(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    fileRecords += lines.size();
  }

  private static String configuration(Path samples) throws IOException {
    String sources = Sample.text("akashi.yml").replace("{samples}", samples.toString());
    return Files.isReadable(OWN_LOG) && Files.size(OWN_LOG) <= OWN_LOG_MAX_BYTES
        ? sources + Sample.text("own-log.yml")
        : sources;
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory);
  }
}
