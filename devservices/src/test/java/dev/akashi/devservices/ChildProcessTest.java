package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  @TempDir Path directory;
  private Optional<ChildProcess> child = Optional.empty();

  @AfterEach
  void leaveNothingBehind() {
    child.ifPresent(ChildProcess::killHard);
  }

  @Test
  void stopsWhenAsked() {
    ChildProcess sleeper = start("sleep", "300");

    assertThat(sleeper.isAlive()).isTrue();
    assertThat(sleeper.exitValue()).isEmpty();
    assertThat(sleeper.stop(Duration.ofSeconds(10))).isTrue();
    assertThat(sleeper.exitValue()).hasValue(128 + 15);
    assertThat(sleeper.onExit()).succeedsWithin(Duration.ofSeconds(10)).isSameAs(sleeper);
  }

  @Test
  void thatDoesNotListenIsKilledWithAllItStarted() {
    ChildProcess deaf =
        start("sh", "-c", "trap '' TERM; sleep 300 & echo up; while :; do wait; done");
    await().until(() -> deaf.lastLines(1).contains("up"));
    List<ProcessHandle> below = ProcessHandle.of(deaf.pid()).orElseThrow().descendants().toList();

    assertThat(deaf.stop(Duration.ofMillis(300))).isFalse();

    assertThat(deaf.isAlive()).isFalse();
    assertThat(below).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void getsNoSecretsFromTheEnvironmentOfItsParent() {
    ChildProcess printer =
        start(new ChildCommand("env", List.of("env"), Map.of("GIVEN", "yes"), log()));

    assertThat(printer.awaitExit(Duration.ofSeconds(10))).isTrue();
    assertThat(printer.lastLines(100))
        .contains("GIVEN=yes")
        .allMatch(
            line ->
                line.matches(
                    "(GIVEN|PATH|HOME|TMPDIR|TZ|LANG|LC_ALL|LC_CTYPE|PWD|_|SHLVL|OLDPWD)=.*"));
  }

  @Test
  void thatCannotBeStartedSaysWhy() {
    Path nowhere = directory.resolve("absent/app.log");

    assertThatThrownBy(
            () -> ChildProcess.start(new ChildCommand("app", List.of("true"), Map.of(), nowhere)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("Cannot start app");
  }

  @Test
  void diesWithAParentThatWasKilled() throws IOException {
    Path pidFile = directory.resolve("pid");
    ChildProcess parent =
        start(
            ChildCommand.java(
                "parent",
                SleepingParent.class.getName(),
                List.of(Path.of("target/classes"), Path.of("target/test-classes")),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(pidFile.toString()),
                Map.of(),
                log()));
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(pidFile));
    ProcessHandle grandchild =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();

    ProcessHandle.of(parent.pid()).orElseThrow().destroyForcibly();

    await().atMost(Duration.ofSeconds(10)).until(() -> !grandchild.isAlive());
  }

  /** Starts a child and is killed before it could stop it. */
  static final class SleepingParent {
    private SleepingParent() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      Path pidFile = Path.of(args[0]);
      ChildProcess child =
          ChildProcess.start(
              new ChildCommand(
                  "child", List.of("sleep", "300"), Map.of(), pidFile.resolveSibling("child.log")));
      Durable.write(pidFile, Long.toString(child.pid()));
      child.awaitExitOrInterrupt(Duration.ofMinutes(5));
    }
  }

  private ChildProcess start(String... command) {
    return start(new ChildCommand(command[0], List.of(command), Map.of(), log()));
  }

  private ChildProcess start(ChildCommand command) {
    child = Optional.of(ChildProcess.start(command));
    return child.get();
  }

  private Path log() {
    return directory.resolve("child.out");
  }
}
