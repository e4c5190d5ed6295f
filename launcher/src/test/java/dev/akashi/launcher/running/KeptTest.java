package dev.akashi.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.devservices.CannotStartException;
import dev.akashi.devservices.ChildCommand;
import dev.akashi.devservices.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
  @TempDir Path directory;

  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  @Test
  void waitsDoubleUpToABound() {
    assertThat(List.of(Kept.waitAfter(1), Kept.waitAfter(2), Kept.waitAfter(5), Kept.waitAfter(60)))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(16),
            Duration.ofSeconds(30));
  }

  @Test
  void aChildThatDiesIsStartedAgainAndItIsSaid() {
    ChildProcess first = sleeper();
    Kept kept = Kept.watching(first, this::sleeper, lines::add);
    try {
      first.killHard();

      await().until(() -> kept.process().pid() != first.pid() && kept.process().isAlive());
      assertThat(lines).singleElement().asString().contains("sleeper ended", "again in 1 s");
    } finally {
      kept.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void aChildThatCannotBeStartedIsTriedAgain() {
    ChildProcess first = sleeper();
    var starts = new AtomicInteger();
    Kept kept =
        Kept.watching(
            first,
            () -> {
              if (starts.incrementAndGet() == 1) {
                throw new CannotStartException("the port is taken");
              }
              return sleeper();
            },
            lines::add);
    try {
      first.killHard();

      await().until(() -> starts.get() == 2 && kept.process().isAlive());
      assertThat(lines).anyMatch(line -> line.contains("the port is taken"));
    } finally {
      kept.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void aChildThatWasStoppedStaysStopped() {
    ChildProcess first = sleeper();
    Kept kept = Kept.watching(first, this::sleeper, lines::add);

    kept.stop(Duration.ofSeconds(5));

    assertThat(first.isAlive()).isFalse();
    assertThat(lines).isEmpty();
  }

  private ChildProcess sleeper() {
    return ChildProcess.start(
        new ChildCommand(
            "sleeper", List.of("sleep", "600"), Map.of(), directory.resolve("sleeper.log")));
  }
}
