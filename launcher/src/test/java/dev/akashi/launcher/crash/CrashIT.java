package dev.akashi.launcher.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.ChildProcess;
import dev.akashi.launcher.demo.Tally;
import dev.akashi.launcher.running.ConsoleApi;
import dev.akashi.launcher.running.ConsoleException;
import dev.akashi.launcher.running.Home;
import dev.akashi.launcher.running.LocalSystem;
import dev.akashi.launcher.running.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every part is killed by SIGKILL while events stream in, one after the other; then every accepted
 * event must be in Elasticsearch exactly once.
 */
class CrashIT {
  private static final int LINES = 20_000;
  private static final int TICKETS = 2_000;
  private static final List<String> VICTIMS =
      List.of("normalizer", "indexer", "collector", "kafka", "elasticsearch");

  @TempDir Path directory;

  /** Run by root, the servers get another user, who has to pass through. */
  @BeforeEach
  void letTheServersPass() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void everyAcceptedEventIsThereExactlyOnce() throws IOException {
    Path log = Files.createDirectories(directory.resolve("log")).resolve("auth.log");
    try (LocalSystem system = LocalSystem.start(plan(log));
        var lines = new GrowingLog(log, LINES);
        var tickets = new TicketClient(system.collector(), TICKETS)) {
      // When all of them die, each while both sources deliver
      for (int i = 0; i < VICTIMS.size(); i++) {
        lines.awaitShare(i + 1, VICTIMS.size() + 1);
        kill(system, VICTIMS.get(i));
      }
      lines.awaitAll();
      tickets.awaitAll();

      // Then the counts say that everything has arrived, once
      var console = new ConsoleApi(system.console());
      await()
          .atMost(Duration.ofSeconds(150))
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptionsInstanceOf(ConsoleException.class)
          .untilAsserted(
              () ->
                  assertThat(Tally.ask(console))
                      .isEqualTo(new Tally(LINES + TICKETS, LINES + TICKETS, 0, 0)));

      // And Elasticsearch says so, too
      var stored = StoredRecords.of(system.servers().elasticsearch());
      assertThat(stored.all()).hasSize(LINES + TICKETS);
      assertThat(stored.distinctEvents()).hasSize(LINES + TICKETS);
      assertThat(stored.lines()).containsExactlyInAnyOrderElementsOf(lines.written());
      assertThat(stored.tickets()).containsExactlyInAnyOrderElementsOf(tickets.sent());
    }
  }

  private static void kill(LocalSystem system, String name) {
    ChildProcess victim = system.child(name).orElseThrow();
    victim.killHard();
    await(name + " is started again")
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                system
                    .child(name)
                    .filter(child -> child.pid() != victim.pid() && child.isAlive())
                    .isPresent());
  }

  private Plan plan(Path log) throws IOException {
    Path config = directory.resolve("akashi.yml");
    Files.writeString(
        config,
        """
        zone: Asia/Tokyo
        systems:
          crash: {title: {en: Crash, ja: 障害試験}, layers: [common, saas, paas-iaas]}
        sources:
          log:
            system: crash
            pack: linux-auth
            file: {paths: ["%s*"]}
          tickets:
            system: crash
            pack: change-ticket
            http: {}
        """
            .formatted(log));
    return new Plan(
        new Home(Path.of(System.getProperty("akashi.root"), "launcher", "target", "akashi")),
        directory.resolve("data"),
        config,
        FreePort.find(),
        FreePort.find(),
        FreePort.find(),
        true,
        System.out::println);
  }
}
