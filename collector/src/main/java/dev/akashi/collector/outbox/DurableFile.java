package dev.akashi.collector.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is either not there or there with all its bytes, whenever the power goes. */
public final class DurableFile {
  static final String TEMPORARY = ".tmp";

  private DurableFile() {}

  /** Writes or replaces a file and returns when it would survive a power cut. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try {
      try (var channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      // Dying before this line leaves a temporary file, which the next start deletes.
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      // Without this the name itself may be lost with the power although the bytes are safe.
      syncDirectory(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
  }

  /**
   * Creates a directory, and those above it that are not there, and returns when it would survive a
   * power cut.
   */
  static void createDirectories(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent)) {
      createDirectories(parent);
    }
    Files.createDirectories(directory);
    // Also when it was there before: who made it may have died before this line. Without it all
    // files of a new directory may be lost with its name, however well they were synced.
    syncDirectory(parent);
  }

  private static void syncDirectory(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  // On a full disk the half-written file is part of what fills it.
  private static void deleteQuietly(Path file, IOException first) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }
}
