package dev.akashi.collector.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory where a collector keeps what must survive it: one directory per source. Owned by
 * one process at a time, because two would give the same numbers to different events.
 */
public final class StateDirectory implements AutoCloseable {
  private static final int PID_MAX_BYTES = 32;

  private final Path root;
  private final FileChannel lock;

  private StateDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Creates the directory where needed and locks it. The lock goes with the process, however it
   * ends.
   *
   * @throws StateException when another process owns it, or it cannot be written
   */
  public static StateDirectory open(Path root) {
    try {
      Files.createDirectories(root);
      var channel =
          FileChannel.open(
              root.resolve("collector.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String holder = pid(channel);
        channel.close();
        throw new StateException(
            "state directory "
                + root
                + ": expected to be its only collector, found process "
                + holder
                + " holding it; stop that process or give this collector its own AKASHI_STATE");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new StateDirectory(root, channel);
    } catch (IOException e) {
      throw new StateException(
          "state directory " + root + ": expected to write there, found: " + e, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process has it
    }
  }

  private static String pid(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(PID_MAX_BYTES);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).trim();
  }

  /** The id of this collector, eight hex digits, drawn once. */
  public String instance() {
    return InstanceId.in(root);
  }

  /** Where one source keeps its state. */
  public Path source(String source) {
    return root.resolve("sources").resolve(source);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StateException("state directory " + root + ": cannot let go of it", e);
    }
  }
}
