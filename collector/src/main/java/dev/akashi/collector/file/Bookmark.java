package dev.akashi.collector.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a file source stands: every file it knows.
 *
 * @param nextGeneration the number of the next file to be discovered
 */
record Bookmark(long nextGeneration, List<Known> files) {
  private static final int FORMAT = 1;
  static final Bookmark START = new Bookmark(0, List.of());

  byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeLong(nextGeneration);
      out.writeInt(files.size());
      for (Known file : files) {
        out.writeLong(file.generation());
        out.writeUTF(file.fingerprint());
        out.writeLong(file.offset());
        out.writeUTF(file.digest());
        out.writeUTF(file.path());
        out.writeBoolean(file.rotated());
        out.writeBoolean(file.gone());
        out.writeLong(file.unreadBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return bytes.toByteArray();
  }

  /** The inverse of {@link #encode}; no bytes at all are the start. */
  static Bookmark decode(byte[] bytes) {
    if (bytes.length == 0) {
      return START;
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "bookmark: expected format "
                + FORMAT
                + ", found "
                + format
                + "; a newer collector wrote it");
      }
      long nextGeneration = in.readLong();
      int count = in.readInt();
      List<Known> files = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        files.add(
            new Known(
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong()));
      }
      return new Bookmark(nextGeneration, List.copyOf(files));
    } catch (IOException e) {
      throw new UncheckedIOException("bookmark: shorter than it says", e);
    }
  }
}
