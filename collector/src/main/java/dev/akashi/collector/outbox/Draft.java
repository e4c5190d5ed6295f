package dev.akashi.collector.outbox;

import dev.akashi.schemas.Defect;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.Topic;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One framed record before it has a number.
 *
 * @param position where in the source it stands
 * @param origin what the door knew
 * @param payload at most {@link Topic#EVENT_MAX_BYTES}; never changed
 * @param charset of this payload; null where the source's own applies
 * @param defect set when the record is numbered but must go to quarantine
 */
public record Draft(
    String position,
    Map<String, String> origin,
    byte[] payload,
    @Nullable String charset,
    @Nullable Defect defect) {

  /** Memory that a draft takes beside its payload, roughly. */
  private static final int ENVELOPE_BYTES = 256;

  public Draft {
    if (payload.length > Topic.EVENT_MAX_BYTES) {
      throw new IllegalArgumentException(
          "payload: " + payload.length + " bytes (expected at most " + Topic.EVENT_MAX_BYTES + ")");
    }
  }

  /** A record of any length: one that is too large keeps its beginning, length and digest. */
  public static Draft of(
      String position, Map<String, String> origin, byte[] record, @Nullable String charset) {
    if (record.length <= Topic.EVENT_MAX_BYTES) {
      return new Draft(position, origin, record, charset, null);
    }
    byte[] head = Arrays.copyOf(record, Topic.HEAD_MAX_BYTES);
    return tooLarge(position, origin, head, record.length, Digests.sha256Hex(record));
  }

  /**
   * A record that is too large to travel.
   *
   * @param head its first {@link Topic#HEAD_MAX_BYTES} bytes
   * @param digest of the whole record
   */
  public static Draft tooLarge(
      String position, Map<String, String> origin, byte[] head, long length, String digest) {
    String message =
        "expected a record of at most %,d bytes, found %,d; the first %,d are kept"
            .formatted(Topic.EVENT_MAX_BYTES, length, head.length);
    return new Draft(
        position, origin, head, null, new Defect("TOO_LARGE", message, length, digest));
  }

  /** Bytes that are known to be lost before they were read. */
  public static Draft gap(
      String position, Map<String, String> origin, String message, long lengthBytes) {
    return new Draft(
        position, origin, new byte[0], null, new Defect("SOURCE_GAP", message, lengthBytes, null));
  }

  /** What counts against the bound of a batch. */
  public int bytes() {
    return payload.length + ENVELOPE_BYTES;
  }
}
