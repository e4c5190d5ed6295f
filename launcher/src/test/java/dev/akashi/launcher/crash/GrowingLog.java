package dev.akashi.launcher.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A log that grows by some hundred lines a second, each of which is like no other. */
final class GrowingLog implements AutoCloseable {
  private static final int LINES_PER_TICK = 100;
  private static final int TICK_MS = 250;

  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final Path log;
  private final int lines;
  private volatile int written;

  GrowingLog(Path log, int lines) {
    this.log = log;
    this.lines = lines;
    ticks.scheduleAtFixedRate(this::grow, 0, TICK_MS, TimeUnit.MILLISECONDS);
  }

  /** Returns when {@code part} of {@code parts} equal parts are written. */
  void awaitShare(int part, int parts) {
    long share = (long) lines * part / parts;
    await().atMost(Duration.ofMinutes(3)).until(() -> written >= share);
  }

  void awaitAll() {
    awaitShare(1, 1);
  }

  List<String> written() {
    return IntStream.range(0, written).mapToObj(GrowingLog::line).toList();
  }

  private void grow() {
    int to = Math.min(lines, written + LINES_PER_TICK);
    try {
      Files.write(
          log,
          IntStream.range(written, to).mapToObj(GrowingLog::line).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = to;
  }

  private static String line(int number) {
    return "2026-11-22T12:04:05.678901+09:00 host-1 sshd[%d]: Accepted publickey for user%d from 192.0.2.10 port 50022 ssh2: ED25519 SHA256:line%d"
        .formatted(1000 + number % 30_000, number % 97, number);
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }
}
