package dev.akashi.devservices;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a server really serves, and says why when it does not. */
final class Readiness {
  private static final long POLL_INTERVAL_MS = 200;
  private static final int LOG_LINES_SHOWN = 15;

  private Readiness() {}

  static void await(ChildProcess process, Duration timeout, BooleanSupplier serves) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!serves.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failed(process, "ended while starting");
      }
      if (System.nanoTime() > deadline) {
        throw failed(process, "did not serve within " + timeout.toSeconds() + " s");
      }
      pause(process);
    }
  }

  static CannotStartException failed(ChildProcess process, String what) {
    String exit =
        process.exitValue().isPresent()
            ? " (exit value " + process.exitValue().getAsInt() + ")"
            : "";
    return new CannotStartException(
        "%s %s%s. The end of its log, %s:%n  %s"
            .formatted(
                process.name(),
                what,
                exit,
                process.log(),
                String.join(System.lineSeparator() + "  ", process.lastLines(LOG_LINES_SHOWN))));
  }

  private static void pause(ChildProcess process) {
    try {
      process.awaitExitOrInterrupt(Duration.ofMillis(POLL_INTERVAL_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting " + process.name(), e);
    }
  }
}
