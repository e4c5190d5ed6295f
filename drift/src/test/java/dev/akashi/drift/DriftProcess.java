package dev.akashi.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Drift in a process of its own, which can be killed. */
final class DriftProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 20;

  private final Path directory;
  private final String kafka;
  private final String instance;
  private Process process;

  DriftProcess(Path directory, String kafka, String instance) {
    this.directory = directory;
    this.kafka = kafka;
    this.instance = instance;
    start();
  }

  /** Starts it, on the state that it left. */
  void start() {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            DriftApp.class.getName(),
            "--akashi.kafka=" + kafka,
            "--akashi.config=" + directory.resolve("akashi.yml"),
            "--akashi.state=" + directory.resolve("state-" + instance),
            "--akashi.instance=" + instance,
            "--server.port=0");
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve(instance + ".log").toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it by SIGKILL, in the middle of whatever it does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      kill();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(instance + " did not end", e);
    }
  }
}
