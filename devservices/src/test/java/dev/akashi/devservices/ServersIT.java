package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of one installation: first start, crash of both servers, crash of Akashi itself. */
class ServersIT {
  @TempDir Path root;
  private @Nullable ChildProcess akashi;

  @BeforeEach
  void givesEachStartTheSameRoot() throws IOException {
    DataDirectory.open(root).close();
  }

  @AfterEach
  void leaveNothingBehind() {
    if (akashi != null) {
      akashi.killHard();
    }
  }

  @Test
  void survivesEveryCrashAndKeepsItsData() throws IOException {
    Ports ports = Ports.in(root);
    var kafka = new KafkaProbe("127.0.0.1:" + ports.kafka());

    ElasticsearchProbe elasticsearch;
    try (var data = DataDirectory.open(root);
        RunningServers running = start(data)) {
      elasticsearch = new ElasticsearchProbe(running.elasticsearch());
      runsOnKeptPortsUnderAnUnprivilegedUser(running, ports);
      keepsItsPasswordToItself(running, elasticsearch);
      kafka.createTopic();
      kafka.write("before the crash");
      elasticsearch.write("before the crash");

      running.kafkaProcess().orElseThrow().killHard();
      running.elasticsearchProcess().orElseThrow().killHard();
      running.restartKafka();
      running.restartElasticsearch();

      assertThat(kafka.read(1)).containsExactly("before the crash");
      assertThat(elasticsearch.read("before the crash")).isTrue();
      kafka.write("after the crash");
      logsAreRotated(data);
    }

    akashi = startAkashiInAnotherProcess();
    List<ProcessHandle> servers = serversOf(akashi.pid());
    assertThat(DataDirectory.holder(root)).hasValue(akashi.pid());
    assertThatThrownBy(() -> DataDirectory.open(root))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("already running")
        .hasMessageContaining("process " + akashi.pid());
    assertThat(kafka.read(2)).containsExactly("before the crash", "after the crash");
    assertThat(elasticsearch.read("before the crash")).isTrue();

    ProcessHandle.of(akashi.pid()).orElseThrow().destroyForcibly();

    assertThat(servers).hasSizeGreaterThanOrEqualTo(3);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    ports.checkKafkaFree();
    ports.checkElasticsearchFree();
    assertThat(DataDirectory.holder(root)).isEmpty();
  }

  @Test
  void leavesNothingRunningWhenOneCannotStart() throws IOException {
    Ports ports = Ports.in(root);
    long self = ProcessHandle.current().pid();
    List<ProcessHandle> before = serversOf(self);
    try (var other = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress());
        var data = DataDirectory.open(root)) {
      assertThat(other.isBound()).isTrue();

      assertThatThrownBy(() -> start(data))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("Port " + ports.kafka());
    }
    assertThat(before).containsAll(serversOf(self));
  }

  private static void runsOnKeptPortsUnderAnUnprivilegedUser(RunningServers running, Ports ports)
      throws IOException {
    assertThat(running.kafkaBootstrap()).isEqualTo("127.0.0.1:" + ports.kafka());
    assertThat(running.elasticsearch().url())
        .isEqualTo("http://127.0.0.1:" + ports.elasticsearch());
    int expected = Account.isRoot() ? Account.UNPRIVILEGED_ID : uidOf(ProcessHandle.current());
    for (ChildProcess server :
        List.of(
            running.kafkaProcess().orElseThrow(), running.elasticsearchProcess().orElseThrow())) {
      assertThat(uidOf(ProcessHandle.of(server.pid()).orElseThrow())).isEqualTo(expected);
    }
  }

  private static void keepsItsPasswordToItself(
      RunningServers running, ElasticsearchProbe elasticsearch) throws IOException {
    Path file = Path.of(running.environment().get("AKASHI_ELASTICSEARCH_PASSWORD_FILE"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).isEqualTo(running.elasticsearch().password());
    assertThat(elasticsearch.statusWith("elastic", running.elasticsearch().password()))
        .isEqualTo(200);
    assertThat(elasticsearch.statusWith("elastic", "changeme")).isEqualTo(401);
    assertThat(elasticsearch.statusWithoutCredentials()).isEqualTo(401);
  }

  private static void logsAreRotated(DataDirectory data) {
    assertThat(data.logs().resolve("kafka.log")).isNotEmptyFile();
    assertThat(data.logs().resolve("kafka.log.1")).isNotEmptyFile();
    assertThat(data.logs().resolve("elasticsearch.log.1")).isNotEmptyFile();
  }

  private ChildProcess startAkashiInAnotherProcess() {
    ChildProcess another =
        ChildProcess.start(
            ChildCommand.java(
                "akashi",
                AnotherAkashi.class.getName(),
                List.of(Path.of("target/classes"), Path.of("target/test-classes")),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(TestServers.distributions().toString(), root.toString()),
                Map.of(),
                root.resolve("logs/akashi.log")));
    await()
        .atMost(Duration.ofSeconds(300))
        .until(() -> !another.isAlive() || another.lastLines(1).contains("both serve"));
    assertThat(another.isAlive()).as(() -> String.join("\n", another.lastLines(50))).isTrue();
    return another;
  }

  private static List<ProcessHandle> serversOf(long pid) {
    return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList();
  }

  private static RunningServers start(DataDirectory data) {
    return Servers.start(
        new ServersOptions(
            TestServers.distributions(),
            data,
            ServersOptions.KAFKA_HEAP_MIB,
            ServersOptions.ELASTICSEARCH_HEAP_MIB,
            GivenServers.NONE,
            System.out::println));
  }

  private static int uidOf(ProcessHandle process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("Uid:"))
          .map(line -> Integer.parseInt(line.split("\\s+")[1]))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Akashi as a process of its own, to be killed. */
  static final class AnotherAkashi {
    private AnotherAkashi() {}

    public static void main(String[] args) throws InterruptedException {
      DataDirectory data = DataDirectory.open(Path.of(args[1]));
      RunningServers running =
          Servers.start(
              new ServersOptions(
                  Path.of(args[0]),
                  data,
                  ServersOptions.KAFKA_HEAP_MIB,
                  ServersOptions.ELASTICSEARCH_HEAP_MIB,
                  GivenServers.NONE,
                  System.out::println));
      System.out.println("both serve");
      running.kafkaProcess().orElseThrow().awaitExitOrInterrupt(Duration.ofMinutes(10));
    }
  }
}
