package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server of an Akashi that was killed needs some seconds to notice and to end; a start in that
 * time waits for it rather than complain about its ports.
 */
final class EarlierRun {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private EarlierRun() {}

  static void note(Site site, ChildProcess process) {
    try {
      Durable.write(file(site, process.name()), identity(ProcessHandle.of(process.pid())));
    } catch (IOException e) {
      throw new CannotStartException("Cannot write to " + site.data().root() + ": " + e, e);
    }
  }

  static void await(Site site, String name) {
    Path file = file(site, name);
    Optional<ProcessHandle> running = running(file);
    if (running.isEmpty()) {
      return;
    }
    site.progress().accept(name + " of an earlier run is still stopping, waiting for it");
    try {
      running.get().onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CannotStartException(
          "%s of an earlier run still works in %s (process %d). Stop it: kill %3$d"
              .formatted(name, site.data().root(), running.get().pid()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while waiting for " + name, e);
    }
  }

  private static Optional<ProcessHandle> running(Path file) {
    try {
      String noted = Files.exists(file) ? Files.readString(file) : "";
      String pid = noted.split(" ", 2)[0];
      // The start time tells the process from another one that got its number since.
      return pid.matches("\\d{1,18}")
          ? ProcessHandle.of(Long.parseLong(pid))
              .filter(found -> identity(Optional.of(found)).equals(noted))
          : Optional.empty();
    } catch (IOException e) {
      throw new CannotStartException("Cannot read " + file + ": " + e, e);
    }
  }

  private static String identity(Optional<ProcessHandle> process) {
    return process
        .map(p -> p.pid() + " " + p.info().startInstant().map(Instant::toString).orElse("?"))
        .orElse("");
  }

  private static Path file(Site site, String name) {
    return site.data().root().resolve(name + ".pid");
  }
}
