package dev.akashi.devservices;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one child: {@code x.log} is this run, {@code x.log.1} the one before. */
final class LogFile {
  private static final int KEPT = 3;
  private static final int TAIL_MAX_BYTES = 64 * 1024;

  private LogFile() {}

  static void rotate(Path log) throws IOException {
    for (int n = KEPT - 1; n >= 0; n--) {
      Path from = numbered(log, n);
      if (Files.exists(from)) {
        Files.move(from, numbered(log, n + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
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

  private static Path numbered(Path log, int n) {
    return n == 0 ? log : log.resolveSibling(log.getFileName() + "." + n);
  }
}
