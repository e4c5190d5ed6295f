package dev.akashi.launcher;

import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Where the doors that people and systems use are opened, on 127.0.0.1. */
final class PortOptions {
  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the console on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  int console;

  @Option(
      names = "--collector-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description =
          "Port on 127.0.0.1 where the collector takes events by HTTP (default: ${DEFAULT-VALUE}).")
  int collector;

  @Option(
      names = "--drift-port",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "Port on 127.0.0.1 of drift's metrics (default: ${DEFAULT-VALUE}).")
  int drift;

  /** Fails when a port cannot be one. */
  void check() {
    check("--console-port", console);
    check("--collector-port", collector);
    check("--drift-port", drift);
    if (IntStream.of(console, collector, drift).distinct().count() < 3) {
      throw Failure.use(
          "--console-port, --collector-port and --drift-port: expected three ports, found %d, %d and %d"
              .formatted(console, collector, drift));
    }
  }

  private static void check(String option, int port) {
    if (port < 1 || port > 65_535) {
      throw Failure.use(option + ": expected a port from 1 to 65535, found " + port);
    }
  }
}
