package dev.akashi.schemas;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex, the only digest in Akashi. */
public final class Digests {
  private Digests() {}

  /** Digest of the bytes of {@code source} from {@code offset}. */
  public static String sha256Hex(byte[] source, int offset, int length) {
    MessageDigest digest = sha256();
    digest.update(source, offset, length);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Digest of all of {@code source}. */
  public static String sha256Hex(byte[] source) {
    return sha256Hex(source, 0, source.length);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
