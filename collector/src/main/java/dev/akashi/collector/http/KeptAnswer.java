package dev.akashi.collector.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What an idempotency key has come to.
 *
 * @param digest of the request's content
 * @param stream that took it, which need not be the one of today
 * @param first sequence of its first element
 * @param count of its elements
 */
record KeptAnswer(String key, String digest, String stream, long first, int count, long atMs) {
  private static final int FIELDS = 6;

  String line() {
    String fields =
        Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII))
            + " "
            + digest
            + " "
            + stream
            + " "
            + first
            + " "
            + count
            + " "
            + atMs;
    return crc(fields) + " " + fields;
  }

  /** Empty when the line is torn. */
  static Optional<KeptAnswer> parse(String line) {
    int space = line.indexOf(' ');
    if (space < 0 || !crc(line.substring(space + 1)).equals(line.substring(0, space))) {
      return Optional.empty();
    }
    String[] parts = line.substring(space + 1).split(" ");
    if (parts.length != FIELDS) {
      return Optional.empty();
    }
    return Optional.of(
        new KeptAnswer(
            new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.US_ASCII),
            parts[1],
            parts[2],
            Long.parseLong(parts[3]),
            Integer.parseInt(parts[4]),
            Long.parseLong(parts[5])));
  }

  private static String crc(String fields) {
    var crc = new CRC32C();
    crc.update(fields.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(crc.getValue());
  }
}
