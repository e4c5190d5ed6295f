package dev.akashi.collector.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, decompressed where it is a gzip archive. All offsets count these. */
final class Content {
  private static final int BUFFER_BYTES = 64 * 1024;

  private Content() {}

  /** Told by the first two bytes, since names lie. */
  static boolean isArchive(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    }
  }

  /**
   * Opens the content at an offset.
   *
   * @throws java.io.EOFException from the stream, when an archive is not whole
   */
  static InputStream open(Path file, boolean archive, long offset) throws IOException {
    if (!archive) {
      var channel = Files.newByteChannel(file, StandardOpenOption.READ);
      channel.position(offset);
      return Channels.newInputStream(channel);
    }
    var raw = Files.newInputStream(file);
    try {
      var in = new GZIPInputStream(new BufferedInputStream(raw, BUFFER_BYTES), BUFFER_BYTES);
      in.skipNBytes(offset);
      return in;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Whether all of the first content is the beginning of the second. */
  static boolean isBeginning(InputStream first, InputStream second) throws IOException {
    byte[] left = new byte[BUFFER_BYTES];
    byte[] right = new byte[BUFFER_BYTES];
    while (true) {
      int count = first.readNBytes(left, 0, BUFFER_BYTES);
      if (count == 0) {
        return true;
      }
      if (second.readNBytes(right, 0, count) < count
          || !java.util.Arrays.equals(left, 0, count, right, 0, count)) {
        return false;
      }
    }
  }
}
