package dev.akashi.devservices;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The log of one child: {@code x.log} is the latest, {@code x.log.1} the one before. */
final class LogFile {
  private static final int KEPT = 3;
  private static final int TAIL_MAX_BYTES = 64 * 1024;

  private LogFile() {}

  /** Begins a new log; nobody writes to the old one any more. */
  static void rotate(Path log) throws IOException {
    if (Files.exists(log)) {
      keep(log, log);
    }
  }

  /**
   * Cuts a log that has grown beyond {@code maxBytes} while its writer, who appends, goes on. What
   * is written between the copy and the cut is lost, which a log may be.
   */
  static void bound(Path log, long maxBytes) throws IOException {
    if (Files.size(log) <= maxBytes) {
      return;
    }
    Path copy = log.resolveSibling(log.getFileName() + ".part");
    Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
    try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
    keep(copy, log);
  }

  static boolean contains(Path log, String text) {
    try {
      return Files.exists(log)
          && new String(Files.readAllBytes(log), StandardCharsets.UTF_8).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lastLines(Path log, int maxLines) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_MAX_BYTES);
      var tail = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - maxLines), lines.size());
    } catch (IOException e) {
      return List.of("(cannot read " + log + ": " + e.getMessage() + ")");
    }
  }

  private static void keep(Path ended, Path log) throws IOException {
    for (int n = KEPT - 1; n >= 1; n--) {
      if (Files.exists(numbered(log, n))) {
        move(numbered(log, n), numbered(log, n + 1));
      }
    }
    move(ended, numbered(log, 1));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path numbered(Path log, int n) {
    return log.resolveSibling(log.getFileName() + "." + n);
  }
}
