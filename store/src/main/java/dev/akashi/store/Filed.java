package dev.akashi.store;

import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Evidence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One item with the place that it is written to.
 *
 * @param place position in the batch
 * @param conflictWith the event that holds the evidence id; null unless this is a second content
 */
record Filed(int place, Evidence evidence, String id, String index, @Nullable String conflictWith) {
  static final String EVIDENCE_ALIAS = "akashi-evidence";
  static final String QUARANTINE_ALIAS = "akashi-quarantine";

  private static final Duration OLDEST = Duration.ofDays(400);
  private static final Duration NEWEST = Duration.ofDays(1);
  private static final int CONFLICT_DIGEST_CHARS = 16;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

  static Filed first(int place, Evidence evidence) {
    return new Filed(place, evidence, evidence.getEvidenceId(), indexOf(evidence), null);
  }

  /** The same item in the index where its evidence id was met before. */
  Filed in(String otherIndex) {
    return new Filed(place, evidence, id, otherIndex, conflictWith);
  }

  /**
   * The same item beside the one that holds its evidence id. It is named after its record, so that
   * the same record brought again is found there, and not kept once more.
   */
  Filed besides(String holder) {
    String record = evidence.getRawDigest();
    String own =
        evidence.getEvidenceId()
            + "~"
            + record.substring(0, Math.min(record.length(), CONFLICT_DIGEST_CHARS));
    return new Filed(place, evidence, own, indexOf(evidence), holder);
  }

  /** Whether the id comes from the record and may thus be met in another month. */
  boolean natively() {
    return conflictWith == null && !id.equals(evidence.getEventId());
  }

  boolean idTooLong() {
    return id.isEmpty()
        || id.getBytes(StandardCharsets.UTF_8).length > EventIds.EVIDENCE_ID_MAX_BYTES;
  }

  /** The bytes of the document. */
  byte[] document() {
    ByteBuffer document = evidence.getDocument();
    if (document.hasArray() && document.array().length == document.remaining()) {
      return document.array();
    }
    byte[] copy = new byte[document.remaining()];
    document.duplicate().get(copy);
    return copy;
  }

  /** The bytes to store: the document with its custody. */
  byte[] source(Instant indexedAt) {
    return Custody.splice(document(), custody(indexedAt));
  }

  private Custody custody(Instant indexedAt) {
    return new Custody(
        evidence.getEvidenceId(),
        evidence.getNormalizedAt(),
        indexedAt,
        evidence.getDocumentDigest(),
        evidence.getContentDigest(),
        evidence.getRawDigest(),
        conflictWith == null ? null : evidence.getEvidenceId(),
        conflictWith != null && evidence.getImmutable(),
        implausible(evidence));
  }

  static String quarantineIndex(Instant collectedAt) {
    return QUARANTINE_ALIAS + "-" + month(collectedAt);
  }

  private static String indexOf(Evidence evidence) {
    Instant filedAt = implausible(evidence) ? evidence.getCollectedAt() : evidence.getOccurredAt();
    return EVIDENCE_ALIAS + "-" + month(filedAt);
  }

  private static String month(Instant filedAt) {
    return MONTH.format(Bounds.clamp(filedAt));
  }

  // A hostile or broken clock must not make an index of its own.
  private static boolean implausible(Evidence evidence) {
    Instant collectedAt = evidence.getCollectedAt();
    return evidence.getOccurredAt().isBefore(collectedAt.minus(OLDEST))
        || evidence.getOccurredAt().isAfter(collectedAt.plus(NEWEST));
  }
}
