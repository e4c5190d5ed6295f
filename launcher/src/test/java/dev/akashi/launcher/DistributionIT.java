package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.launcher.crash.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The distribution that {@code mvn package} makes, used as people use it. */
class DistributionIT {
  private static final String LOGIN =
      "Nov 22 12:04:05 host-1 sshd[4321]: Accepted publickey for alice from 192.0.2.10 port 50022"
          + " ssh2: ED25519 SHA256:abc\n";

  @TempDir Path data;

  /** Run by root, Elasticsearch gets another user, who has to pass through. */
  @BeforeEach
  void letTheServersPass() throws IOException {
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void normalizesWithoutAnyServer() throws IOException, InterruptedException {
    var run = CommandRun.of(data, LOGIN + "no log\n", "normalize", "--pack", "linux-auth");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getFirst()).contains("\"control\":\"mic:III.1.1.12\"");
  }

  @Test
  void knowsItsPacksAndControlsWithoutAnyServer() throws IOException, InterruptedException {
    var tested = CommandRun.of(data, "", "packs", "test");
    var exported = CommandRun.of(data, "", "catalog", "export", "--format", "oscal");

    assertThat(tested.err()).isEmpty();
    assertThat(tested.exitCode()).isZero();
    assertThat(tested.lines()).allMatch(line -> line.endsWith("all as they say"));
    assertThat(exported.exitCode()).isZero();
    assertThat(new JsonMapper().readTree(exported.out()).at("/catalog/groups")).hasSize(3);
    assertThat(CommandRun.of(data, "", "coverage", "--json").lines()).hasSize(200);
  }

  @Test
  void runsTheCasesOfAnExpectationWithoutAnyServer() throws IOException, InterruptedException {
    var run = CommandRun.of(data, "", "expectations", "test", "--expectation", "CHG-09");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).singleElement().asString().endsWith("all as they say");
  }

  @Test
  void evaluatesRulesWithoutAnyServer() throws IOException, InterruptedException {
    Path rules = Files.createDirectory(data.resolve("rules"));
    String rule =
        """
        title: Accepted
        id: accepted
        logsource: {product: linux, service: sshd}
        detection: {keywords: [Accepted publickey], condition: keywords}
        """;
    Files.writeString(rules.resolve("a.yml"), rule);
    Files.writeString(rules.resolve("b.yml"), rule);

    var run =
        CommandRun.of(
            data, LOGIN, "rules", "eval", "--rules", rules.toString(), "--format", "text", "-");

    assertThat(run.exitCode()).isOne();
    assertThat(run.err().lines()).singleElement().asString().contains("b.yml:2:5: refused");
    assertThat(run.lines()).containsExactly("{\"event\":0,\"rules\":[\"accepted\"]}");
  }

  @Test
  void saysWhatToDoWhenItIsNotRunning() throws IOException, InterruptedException {
    var run = CommandRun.of(data, "", "evidence", "--control", "III.1.1.12");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Akashi is not running here", "./akashi up");
  }

  @Test
  void carriesItsLicencesAndEveryRoomOnce() throws IOException {
    Path home = CommandRun.home();

    assertThat(
            List.of(
                "LICENSE",
                "NOTICE",
                "conf/akashi.yml",
                "bin/akashi",
                "sbom/akashi.cdx.json",
                "sbom/servers.cdx.json"))
        .allMatch(file -> Files.isReadable(home.resolve(file)));
    try (var jars = Files.list(home.resolve("lib"))) {
      List<String> names =
          jars.map(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")).toList();
      assertThat(names)
          .contains("akashi-launcher", "kafka-clients")
          .doesNotContain("testcontainers")
          .filteredOn(name -> name.startsWith("akashi-"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theDemoEndsWithEveryEventAccountedFor() throws IOException, InterruptedException {
    var run =
        CommandRun.within(
            Duration.ofSeconds(240),
            data,
            "",
            "demo",
            "--exit",
            "--json",
            "--console-port",
            Integer.toString(FreePort.find()),
            "--collector-port",
            Integer.toString(FreePort.find()),
            "--drift-port",
            Integer.toString(FreePort.find()));

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode last = new JsonMapper().readTree(run.lines().getLast());
    assertThat(last.path("events").asLong())
        .isGreaterThan(50)
        .isEqualTo(
            last.path("evidence").asLong()
                + last.path("duplicates").asLong()
                + last.path("quarantined").asLong());
    assertThat(last.path("duplicates").asLong()).isGreaterThanOrEqualTo(1);
    assertThat(last.path("quarantined").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(last.path("controls").asLong()).isGreaterThan(10);
    theDriftWasSeen(last.path("drift"));
  }

  private static void theDriftWasSeen(JsonNode drift) {
    assertThat(drift.propertyNames())
        .containsExactly("supported", "failing", "recovered", "silent");
    assertThat(drift.path("failing").path("control").asString()).isEqualTo("III.1.1.8");
    for (JsonNode turn : drift) {
      assertThat(turn.path("seconds").isNumber()).isTrue();
      assertThat(turn.path("cause").asString()).isNotBlank();
      assertThat(turn.path("cause_ja").asString())
          .isNotBlank()
          .isNotEqualTo(turn.path("cause").asString());
    }
  }
}
