package dev.akashi.catalog.pack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A record that is too long, while it goes by. */
final class Overflow {
  private final MessageDigest digest;
  private final byte[] head = new byte[Framer.HEAD_BYTES_MAX];
  private final long at;
  private int headLength;
  private long length;

  Overflow(long at) {
    this.at = at;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(byte[] bytes, int from, int count) {
    var kept = Math.min(count, head.length - headLength);
    System.arraycopy(bytes, from, head, headLength, kept);
    headLength += kept;
    digest.update(bytes, from, count);
    length += count;
  }

  Framer.Step.Oversize finish() {
    return new Framer.Step.Oversize(
        at, length, HexFormat.of().formatHex(digest.digest()), Arrays.copyOf(head, headLength));
  }
}
