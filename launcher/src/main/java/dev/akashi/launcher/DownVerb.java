package dev.akashi.launcher;

import dev.akashi.devservices.DataDirectory;
import dev.akashi.launcher.running.DataRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop the Akashi (or the demo) that runs on this machine, and wait for its end.")
final class DownVerb implements Callable<Integer> {
  private static final int STOP_TIMEOUT_SECONDS = 120;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataRoot root = DataRoot.find();
    List<ProcessHandle> running =
        List.of(root.lasting(), root.demo()).stream()
            .flatMap(data -> holder(data).stream())
            .toList();
    if (running.isEmpty()) {
      out.println("Akashi is not running here (data directory " + root.directory() + ").");
      return 0;
    }
    for (ProcessHandle process : running) {
      out.println("Stopping Akashi (process " + process.pid() + ").");
      out.flush();
      stop(process);
    }
    out.println("Akashi has stopped.");
    return 0;
  }

  private static java.util.Optional<ProcessHandle> holder(Path data) {
    var pid = DataDirectory.holder(data);
    return pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : java.util.Optional.empty();
  }

  private static void stop(ProcessHandle process) {
    if (!process.destroy()) {
      throw Failure.check(
          "Process %d cannot be asked to stop: it belongs to %s. Stop it as that user."
              .formatted(process.pid(), process.info().user().orElse("another user")));
    }
    try {
      process.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw Failure.check(
          "Process %d has not stopped after %d s; kill -9 %1$d ends it, and nothing is lost by that."
              .formatted(process.pid(), STOP_TIMEOUT_SECONDS));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.check("interrupted while Akashi stops");
    }
  }
}
