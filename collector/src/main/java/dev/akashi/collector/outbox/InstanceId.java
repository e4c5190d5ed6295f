package dev.akashi.collector.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Eight hex digits that tell two streams of one source apart, or two collectors. */
final class InstanceId {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");
  private static final int RANDOM_BYTES = 4;

  /** In characters. */
  static final int LENGTH = 2 * RANDOM_BYTES;

  private InstanceId() {}

  static String draw() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** The one that lies in a directory, drawn at the first call. */
  static String in(Path directory) {
    Path file = directory.resolve("instance");
    try {
      if (!Files.isDirectory(directory)) {
        DurableFile.createDirectories(directory);
      }
      if (!Files.exists(file)) {
        DurableFile.write(file, draw().getBytes(StandardCharsets.US_ASCII));
      }
      String id = Files.readString(file, StandardCharsets.US_ASCII).trim();
      if (!FORM.matcher(id).matches()) {
        throw new StateException(
            file + ": expected eight hex digits, found \"" + id + "\"; delete it to get a new one");
      }
      return id;
    } catch (IOException e) {
      throw new StateException(file + ": expected to read or write it, found: " + e, e);
    }
  }
}
