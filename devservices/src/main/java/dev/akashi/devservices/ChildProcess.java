package dev.akashi.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child process that cannot outlive this JVM: when this JVM ends, even by kill -9, the
 * child is asked to stop within a second and killed 20 seconds later. A Ctrl-C at the terminal does
 * not reach it; whoever started it stops it. Safe for use by many threads.
 */
public final class ChildProcess {
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE");
  private static final long LOG_MAX_BYTES = 32L * 1024 * 1024;
  private static final Duration LOG_CHECK_INTERVAL = Duration.ofSeconds(5);
  private static final String TETHER = resource("tether.sh");

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts the child and returns at once; it may still fail by itself. */
  public static ChildProcess start(ChildCommand command) {
    return start(command, List.of());
  }

  /**
   * As {@link #start(ChildCommand)}; {@code prefix} is a program that runs the rest in its place.
   */
  static ChildProcess start(ChildCommand command, List<String> prefix) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(List.of("/bin/sh", "-c", TETHER, command.name()));
    whole.addAll(command.command());
    var builder = new ProcessBuilder(whole);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(command.environment());
    builder.redirectErrorStream(true);
    try {
      LogFile.rotate(command.log());
      // Appending, so that the log can be cut short under the child's hands.
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
      var child = new ChildProcess(command.name(), builder.start(), command.log());
      Thread.ofVirtual().name(command.name() + "-log").start(child::boundLog);
      return child;
    } catch (IOException e) {
      throw new CannotStartException(
          "Cannot start %s (%s): %s"
              .formatted(command.name(), command.command().getFirst(), e.getMessage()),
          e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public Path log() {
    return log;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit value, empty while the child runs; 128 + n when signal n ended it. */
  public OptionalInt exitValue() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Completes when the child has ended, whoever ended it. */
  public CompletableFuture<ChildProcess> onExit() {
    return process.onExit().thenApply(ended -> this);
  }

  /** The end of the log, for messages; at most {@code maxLines}. */
  public List<String> lastLines(int maxLines) {
    return LogFile.lastLines(log, maxLines);
  }

  /**
   * Asks the child to stop (SIGTERM) and waits; kills it when {@code timeout} has passed.
   *
   * @return whether it stopped by itself
   */
  public boolean stop(Duration timeout) {
    process.destroy();
    boolean stopped = awaitExit(timeout);
    if (!stopped) {
      killHard();
    }
    return stopped;
  }

  /**
   * Kills the child and all that it started (SIGKILL), as a crash would; returns when it is gone.
   */
  public void killHard() {
    // Elasticsearch is a launcher with the server below it: a crash has to hit the server as well.
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
    awaitExit(Duration.ofSeconds(10));
    below.forEach(gone -> gone.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  boolean awaitExitOrInterrupt(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout);
  }

  boolean awaitExit(Duration timeout) {
    try {
      return awaitExitOrInterrupt(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void boundLog() {
    try {
      while (!awaitExitOrInterrupt(LOG_CHECK_INTERVAL)) {
        LogFile.bound(log, LOG_MAX_BYTES);
      }
    } catch (IOException e) {
      // The log has been taken away, or the disk is full: the child is worth more than its log.
      System.err.println("The log of " + name + " is no longer bounded: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String resource(String name) {
    try (InputStream in = ChildProcess.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
