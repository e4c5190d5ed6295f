package dev.akashi.launcher.running;

import dev.akashi.devservices.CannotStartException;
import dev.akashi.devservices.ChildProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A child process that is started again whenever it ends, after a wait that doubles up to 30
 * seconds and begins anew once the child has lived for a minute. Safe for use by many threads.
 */
final class Kept {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration LIVED = Duration.ofMinutes(1);

  private final String name;
  private final Supplier<ChildProcess> starter;
  private final Consumer<String> progress;
  private ChildProcess process;
  private long startedNs;
  private int failures;
  private boolean stopping;

  private Kept(
      String name, ChildProcess first, Supplier<ChildProcess> starter, Consumer<String> progress) {
    this.name = name;
    this.process = first;
    this.starter = starter;
    this.progress = progress;
  }

  /**
   * Watches {@code first} from now on.
   *
   * @param starter starts the child again; may block until it serves
   * @param progress receives one line whenever the child ends or cannot be started
   */
  static Kept watching(
      ChildProcess first, Supplier<ChildProcess> starter, Consumer<String> progress) {
    var kept = new Kept(first.name(), first, starter, progress);
    kept.watch(first);
    return kept;
  }

  String name() {
    return name;
  }

  /** The child of the last start; it may have ended. */
  synchronized ChildProcess process() {
    return process;
  }

  /** How often in a row the child has ended before it had lived for a minute. */
  synchronized int failures() {
    return failures;
  }

  /** Lets the child end without starting it again; it is still to be stopped. */
  synchronized void release() {
    stopping = true;
  }

  /** Stops the child for good. */
  void stop(Duration timeout) {
    release();
    process().stop(timeout);
  }

  private synchronized void watch(ChildProcess started) {
    process = started;
    startedNs = System.nanoTime();
    if (stopping) {
      started.stop(Duration.ofSeconds(10)); // the stop came while this start was under way
      return;
    }
    started.onExit().thenAccept(this::ended);
  }

  private synchronized void ended(ChildProcess gone) {
    if (!stopping) {
      boolean lived = System.nanoTime() - startedNs > LIVED.toNanos();
      failures = lived ? 1 : failures + 1;
      again(name + " ended (" + reason(gone) + ", log: " + gone.log() + ")");
    }
  }

  private void again(String why) {
    Duration wait = waitAfter(failures);
    progress.accept(why + "; starting it again in " + wait.toSeconds() + " s");
    CompletableFuture.delayedExecutor(
            wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(this::start);
  }

  private void start() {
    synchronized (this) {
      if (stopping) {
        return;
      }
    }
    try {
      watch(starter.get());
    } catch (CannotStartException e) {
      synchronized (this) {
        failures++;
        again(String.valueOf(e.getMessage()));
      }
    }
  }

  static Duration waitAfter(int failures) {
    Duration wait = Duration.ofSeconds(1L << Math.clamp(failures - 1, 0, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static String reason(ChildProcess gone) {
    int value = gone.exitValue().orElse(-1);
    return value > 128 ? "killed by signal " + (value - 128) : "exit value " + value;
  }
}
