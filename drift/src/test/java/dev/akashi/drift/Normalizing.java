package dev.akashi.drift;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Origin;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import dev.akashi.schemas.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Makes evidence as the normalizer does, from records in their own form. */
public final class Normalizing {
  private final Catalog catalog;
  private final Map<String, Long> sequences = new HashMap<>();

  public Normalizing(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The evidence that a record of a source becomes. */
  public Evidence evidence(
      String system, String source, String packId, String record, Instant collectedAt) {
    Pack pack = catalog.pack(packId).orElseThrow();
    String stream = EventIds.streamKey(source, "feed");
    long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
    String eventId = EventIds.eventId(stream, sequence);
    var raw =
        new RawRecord(
            record.getBytes(StandardCharsets.UTF_8),
            "UTF-8",
            ZoneId.of("Asia/Tokyo"),
            collectedAt,
            EnumSet.allOf(Layer.class),
            system,
            new Origin(eventId, stream, sequence, source, eventId, Map.of()));
    if (!(pack.normalize(raw) instanceof Normalized normalized)) {
      throw new IllegalArgumentException("expected a record that the pack reads: " + record);
    }
    return Evidence.newBuilder()
        .setEvidenceId(
            EventIds.evidenceId(eventId, system, packId, normalized.nativeId()).orElseThrow())
        .setEventId(eventId)
        .setStream(stream)
        .setSequence(sequence)
        .setSource(source)
        .setSystem(system)
        .setKind(Kind.valueOf(pack.kind().name()))
        .setPack(packId)
        .setPackVersion(pack.version())
        .setImmutable(false)
        .setOccurredAt(normalized.occurredAt())
        .setOccurredAtInferred(normalized.inferred())
        .setCollectedAt(collectedAt)
        .setNormalizedAt(collectedAt)
        .setEffectiveFrom(normalized.effectiveFrom())
        .setEffectiveTo(normalized.effectiveTo())
        .setTags(
            normalized.tags().stream()
                .map(
                    tag ->
                        new Tag(tag.control(), Polarity.valueOf(tag.polarity().name()), tag.rule()))
                .toList())
        .setRawDigest(Digests.sha256Hex(raw.payload()))
        .setContentDigest(normalized.contentDigest())
        .setDocumentDigest(normalized.documentDigest())
        .setDocument(ByteBuffer.wrap(normalized.document()))
        .build();
  }
}
