package dev.akashi.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How streams, events and evidence are named.
 *
 * <p>An event id is the stream key and the zero-padded sequence, so that ids sort as the stream
 * does and stay compact in an index. Digests are compared, never mixed into ids: two equal lines at
 * two positions are two events.
 */
public final class EventIds {
  /** Longest evidence id in UTF-8 bytes: Elasticsearch refuses a longer {@code _id}. */
  public static final int EVIDENCE_ID_MAX_BYTES = 512;

  private static final int SEQUENCE_DIGITS = 12;
  private static final long SEQUENCE_MAX = 999_999_999_999L;

  private EventIds() {}

  /** The key of the stream that a collector instance owns of a source. */
  public static String streamKey(String source, String instance) {
    return source + "@" + instance;
  }

  /**
   * The id of one event.
   *
   * @param sequence 0 to 999,999,999,999
   */
  public static String eventId(String stream, long sequence) {
    if (sequence < 0 || sequence > SEQUENCE_MAX) {
      throw new IllegalArgumentException(
          "sequence: " + sequence + " (expected 0 to " + SEQUENCE_MAX + ")");
    }
    String digits = Long.toString(sequence);
    return stream + "-" + "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  /**
   * The id of the evidence that an event becomes.
   *
   * @param nativeId what the pack declares as native identity, its parts escaped and joined so that
   *     no two identities give one text; null where the pack declares none
   * @return empty when the id would exceed {@link #EVIDENCE_ID_MAX_BYTES}
   */
  public static Optional<String> evidenceId(
      String eventId, String system, String pack, @Nullable String nativeId) {
    if (nativeId == null) {
      return Optional.of(eventId);
    }
    String id = system + "/" + pack + "/" + nativeId;
    return id.getBytes(StandardCharsets.UTF_8).length <= EVIDENCE_ID_MAX_BYTES
        ? Optional.of(id)
        : Optional.empty();
  }
}
