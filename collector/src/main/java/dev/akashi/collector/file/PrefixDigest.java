package dev.akashi.collector.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a content from its first byte to the end of the last record that was read, while it
 * grows. What lies behind that end is digested too, on a copy that is only kept if a record ends
 * there.
 */
final class PrefixDigest {
  private MessageDigest upToRecord;
  private @Nullable MessageDigest beyond;

  PrefixDigest() {
    this(sha256());
  }

  private PrefixDigest(MessageDigest upToRecord) {
    this.upToRecord = upToRecord;
  }

  PrefixDigest copy() {
    return new PrefixDigest(cloneOf(upToRecord));
  }

  /** Bytes that have been passed; whether a record ends behind them. */
  void pass(byte[] bytes, int from, int count, boolean recordEnds) {
    if (recordEnds) {
      MessageDigest target = beyond == null ? upToRecord : beyond;
      target.update(bytes, from, count);
      upToRecord = target;
      beyond = null;
    } else if (count > 0) {
      MessageDigest target = beyond == null ? cloneOf(upToRecord) : beyond;
      target.update(bytes, from, count);
      beyond = target;
    }
  }

  /** Hex of what stands before the end of the last record. */
  String hex() {
    return HexFormat.of().formatHex(cloneOf(upToRecord).digest());
  }

  private static MessageDigest cloneOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the SHA-256 of every JDK can be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
