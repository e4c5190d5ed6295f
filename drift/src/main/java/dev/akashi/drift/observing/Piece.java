package dev.akashi.drift.observing;

import dev.akashi.schemas.Evidence;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence, as far as observing needs it.
 *
 * @param effectiveTo end of the period that it speaks for; null where it names none
 * @param document the document as the pack wrote it
 */
public record Piece(
    String evidenceId,
    String source,
    String system,
    Instant occurredAt,
    Instant collectedAt,
    @Nullable Instant effectiveTo,
    byte[] document) {

  /** The piece that a record of the wire is. */
  public static Piece of(Evidence evidence) {
    ByteBuffer document = evidence.getDocument();
    byte[] bytes = new byte[document.remaining()];
    document.duplicate().get(bytes);
    return new Piece(
        evidence.getEvidenceId(),
        evidence.getSource(),
        evidence.getSystem(),
        evidence.getOccurredAt(),
        evidence.getCollectedAt(),
        evidence.getEffectiveTo(),
        bytes);
  }
}
