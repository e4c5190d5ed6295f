package dev.akashi.drift;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Origin;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import dev.akashi.schemas.Tag;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evidence as the normalizer writes it, from records in their own form. */
final class Feed {
  private final Catalog catalog;
  private final WireProducer producer;
  private final Codec codec = new Codec();
  private final Map<String, Long> sequences = new HashMap<>();

  Feed(Catalog catalog, WireProducer producer) {
    this.catalog = catalog;
    this.producer = producer;
  }

  /** Publishes the evidence that a record of a source becomes; answers it. */
  Evidence send(String system, String source, String pack, String record) {
    Evidence evidence = evidence(system, source, pack, record, Instant.now());
    send(evidence);
    return evidence;
  }

  void send(Evidence evidence) {
    producer.publish(
        List.of(Outgoing.to(Topic.EVIDENCE, evidence.getStream(), codec.encode(evidence))));
  }

  Evidence evidence(String system, String source, String packId, String record, Instant collectedAt) {
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
                        new Tag(
                            tag.control(), Polarity.valueOf(tag.polarity().name()), tag.rule()))
                .toList())
        .setRawDigest(Digests.sha256Hex(raw.payload()))
        .setContentDigest(normalized.contentDigest())
        .setDocumentDigest(normalized.documentDigest())
        .setDocument(ByteBuffer.wrap(normalized.document()))
        .build();
  }
}
