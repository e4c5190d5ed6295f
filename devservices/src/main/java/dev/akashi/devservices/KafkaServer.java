package dev.akashi.devservices;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A Kafka broker that is its own KRaft controller, on loopback. */
final class KafkaServer {
  private static final Duration FORMAT_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
  private static final String STARTED = "Kafka Server started";

  private final Site site;
  private final int heapMiB;

  KafkaServer(Site site, int heapMiB) {
    this.site = site;
    this.heapMiB = heapMiB;
  }

  String bootstrap() {
    return "127.0.0.1:" + site.ports().kafka();
  }

  /** Returns when the broker serves. */
  ChildProcess start() {
    EarlierRun.await(site, "kafka");
    site.ports().checkKafkaFree();
    Path libraries = libraries();
    try {
      Path home = site.ownDirectory("kafka");
      Path properties = writeProperties(home);
      format(home, properties, libraries);
      ChildCommand broker = broker(home, libraries, properties);
      return site.serve(broker, START_TIMEOUT, () -> serves(broker.log()));
    } catch (IOException e) {
      throw new CannotStartException("Cannot prepare Kafka in " + site.data().root() + ": " + e, e);
    }
  }

  private Path libraries() {
    Path found = Distribution.find(site.distributions(), "kafka");
    return site.readable(found, Distribution.jars(found).getFirst().getFileName().toString());
  }

  private boolean serves(Path log) {
    return LogFile.contains(log, STARTED) && accepts(site.ports().kafka());
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Formats the storage unless an earlier start has done so to its end. */
  private void format(Path home, Path properties, Path libraries) throws IOException {
    Path done = home.resolve("formatted");
    if (Files.exists(done)) {
      return;
    }
    Path logs = home.resolve("logs");
    if (Files.exists(logs)) {
      Distribution.deleteTree(logs); // a format that was cut short; no broker has run on it
    }
    String config = properties.toString();
    site.run(
        java(
            "kafka-format",
            List.of(),
            libraries,
            "kafka.tools.StorageTool",
            "format",
            "--standalone",
            "-t",
            newClusterId(),
            "-c",
            config),
        FORMAT_TIMEOUT);
    Files.createFile(done);
  }

  private ChildCommand broker(Path home, Path libraries, Path properties) {
    // The first clean stop keeps the loaded classes; later starts take half the time with them.
    List<String> archive =
        List.of(
            "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + home.resolve("classes.jsa"));
    return java("kafka", archive, libraries, "kafka.Kafka", properties.toString());
  }

  private ChildCommand java(
      String name, List<String> more, Path libraries, String mainClass, String... arguments) {
    var jvm = new ArrayList<>(more);
    jvm.addAll(
        List.of(
            "-Xms" + heapMiB + "m",
            "-Xmx" + heapMiB + "m",
            "-XX:+UseSerialGC",
            // A broker moves bytes; the better compiler costs two seconds of start and gains
            // little.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info"));
    return site.java(name, jvm, Distribution.jars(libraries), mainClass, arguments);
  }

  private Path writeProperties(Path home) throws IOException {
    Ports ports = site.ports();
    Path file = home.resolve("server.properties");
    Durable.write(
        file,
        """
        # Written by Akashi at each start; changes here are lost.
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        log.dirs=%3$s

        # Topics come into being by an explicit act, never by a typo.
        auto.create.topics.enable=false

        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=8
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=4

        # A laptop that was off over the holidays still knows where its consumers stood.
        offsets.retention.minutes=525600

        # A power cut loses at most this much, and collectors send that much again.
        log.flush.interval.ms=1000
        log.flush.scheduler.interval.ms=1000

        # An event is at most 1 MiB; its evidence carries the document and the raw record.
        message.max.bytes=6291456
        replica.fetch.max.bytes=6291456

        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=4
        # 128 MiB of heap by default
        log.cleaner.dedupe.buffer.size=16777216
        """
            .formatted(ports.kafka(), ports.kafkaController(), home.resolve("logs")));
    site.account().own(file);
    return file;
  }

  /** 16 random bytes in Kafka's spelling; a leading hyphen would be read as an option. */
  private static String newClusterId() {
    UUID random = UUID.randomUUID();
    ByteBuffer bytes =
        ByteBuffer.allocate(16)
            .putLong(random.getMostSignificantBits())
            .putLong(random.getLeastSignificantBits());
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return id.startsWith("-") ? newClusterId() : id;
  }
}
