package dev.akashi.sigma;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short words for long texts. */
final class Digests {

  /** Texts up to this many characters are kept as they are. */
  static final int MAX_CHARS = 1_024;

  private static final int KEPT_CHARS = 256;

  private Digests() {}

  /**
   * The text, or its beginning and its digest where it is long: equal for equal texts, and
   * different for different ones.
   */
  static String bounded(String text) {
    return text.length() <= MAX_CHARS
        ? text
        : text.substring(0, KEPT_CHARS) + "... sha256:" + sha256(text);
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
