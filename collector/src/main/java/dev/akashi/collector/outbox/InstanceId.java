package dev.akashi.collector.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The eight hex digits that tell two streams of one source apart. They lie beside the numbering
 * that they belong to: whoever deletes the numbering deletes the id with it, so a fresh start can
 * never give an old number to another event.
 */
final class InstanceId {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");
  private static final int RANDOM_BYTES = 4;

  private InstanceId() {}

  static String in(Path directory) {
    Path file = directory.resolve("instance");
    try {
      if (!Files.isDirectory(directory)) {
        DurableFile.createDirectories(directory);
      }
      if (!Files.exists(file)) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        DurableFile.write(
            file, HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
      }
      String id = Files.readString(file, StandardCharsets.US_ASCII).trim();
      if (!FORM.matcher(id).matches()) {
        throw new StateException(
            file + ": expected eight hex digits, found \"" + id + "\"; restore it from a backup");
      }
      return id;
    } catch (IOException e) {
      throw new StateException(file + ": expected to read or write it, found: " + e, e);
    }
  }
}
