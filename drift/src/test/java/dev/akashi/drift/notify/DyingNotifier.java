package dev.akashi.drift.notify;

import dev.akashi.schemas.Codec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A process that ends, as if it was killed, between an acknowledged alert and its notice. */
final class DyingNotifier {
  static final int EXIT = 137;

  private DyingNotifier() {}

  static Process start(String kafka, int peerPort, Instant clockStartedAt, Path log)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            DyingNotifier.class.getName(),
            kafka,
            Integer.toString(peerPort),
            clockStartedAt.toString())
        .redirectErrorStream(true)
        .redirectOutput(new File(log.toString()))
        .start();
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[1]);
    Notifier.start(
        new NotifierSettings(args[0], "dying", Map.<String, String>of()::get),
        NotifierIT.scope(port),
        Outside.CATALOG.controls(),
        new Codec(),
        new SimpleMeterRegistry(),
        new FastClock(Instant.parse(args[2])).clock(),
        publisher -> records -> Runtime.getRuntime().halt(EXIT));
    // The threads of a notifier keep no process alive. This one ends with the test at the latest.
    while (System.in.read() >= 0) {
      continue;
    }
    Runtime.getRuntime().halt(0);
  }
}
