package dev.akashi.launcher;

import picocli.CommandLine.Option;

/** Where the two doors that people and systems use are opened, on 127.0.0.1. */
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

  /** Fails when a port cannot be one. */
  void check() {
    check("--console-port", console);
    check("--collector-port", collector);
    if (console == collector) {
      throw Failure.use(
          "--console-port and --collector-port: expected two ports, found " + console + " twice");
    }
  }

  private static void check(String option, int port) {
    if (port < 1 || port > 65_535) {
      throw Failure.use(option + ": expected a port from 1 to 65535, found " + port);
    }
  }
}
