package dev.akashi.launcher.running;

import dev.akashi.devservices.CannotStartException;
import java.time.Duration;
import java.util.List;

/** Waits until every part of a system that was just started says that it can do its job. */
final class Readiness {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final int FAILURES_MAX = 2;
  private static final int LOG_LINES = 8;

  private Readiness() {}

  /**
   * Returns when the console reports all parts as well.
   *
   * @throws CannotStartException when a child keeps ending, or when time is up
   */
  static void await(Plan plan, List<Kept> children) {
    var console = new ConsoleApi(plan.console());
    long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
    String last = "the console does not answer";
    while (System.nanoTime() < deadlineNs) {
      checkAlive(children);
      var health = console.health();
      if (health.isWell()) {
        return;
      }
      last = health.trouble();
      pause();
    }
    throw new CannotStartException(
        "Not everything was ready after %d s: %s. The logs are in %s."
            .formatted(TIMEOUT.toSeconds(), last, plan.data().resolve("logs")));
  }

  private static void checkAlive(List<Kept> children) {
    for (Kept child : children) {
      if (child.failures() > FAILURES_MAX) {
        var process = child.process();
        throw new CannotStartException(
            "%s does not stay up. The end of its log (%s):%n%s"
                .formatted(
                    child.name(),
                    process.log(),
                    String.join(System.lineSeparator(), process.lastLines(LOG_LINES))));
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while waiting for the apps", e);
    }
  }
}
