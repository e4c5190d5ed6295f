package dev.akashi.normalizer;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import dev.akashi.catalog.pack.Origin;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.Tag;
import dev.akashi.schemas.Topic;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event in, exactly one of evidence and quarantine out. Apart from {@code normalizedAt} the
 * outcome is a function of the event and the pack version, so a redelivery gives the same bytes.
 * Safe for use by many threads.
 */
final class EventNormalizer {
  private static final Logger LOG = LoggerFactory.getLogger(EventNormalizer.class);

  private final Catalog catalog;
  private final Clock clock;

  /** What became of an event. */
  sealed interface Outcome {
    record Passed(Evidence evidence) implements Outcome {}

    record Refused(Quarantined quarantined) implements Outcome {}
  }

  EventNormalizer(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  Outcome normalize(SourceEvent event) {
    byte[] payload = bytes(event.getPayload());
    var defect = event.getDefect();
    if (defect != null) {
      return refused(
          event, payload, Hop.COLLECTOR, defect.getCode(), defect.getMessage(), defect.getLength());
    }
    Optional<Pack> pack = catalog.pack(event.getPack());
    if (pack.isEmpty()) {
      return refused(
          event,
          payload,
          "UNKNOWN_PACK",
          "expected one of the packs of this normalizer, found "
              + event.getPack()
              + "; give it the catalogue directory that the collector has, then replay");
    }
    try {
      return outcome(event, payload, pack.get());
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours in one record must not hold up the records behind it, nor be forgotten:
      // the event waits in quarantine until a mended version replays it.
      LOG.error("pack {} failed on event {}", event.getPack(), eventId(event), e);
      return refused(
          event,
          payload,
          "PACK_FAULT",
          "pack "
              + event.getPack()
              + " failed with "
              + e.getClass().getSimpleName()
              + "; see the normalizer's log, mend, then replay");
    }
  }

  private Outcome outcome(SourceEvent event, byte[] payload, Pack pack) {
    return switch (pack.normalize(rawRecord(event, payload))) {
      case Unreadable(var reason, var message) -> refused(event, payload, reason.name(), message);
      case Normalized normalized when normalized.document().length > Topic.DOCUMENT_MAX_BYTES ->
          refused(
              event,
              payload,
              "DOCUMENT_TOO_LARGE",
              "expected a document of at most "
                  + Topic.DOCUMENT_MAX_BYTES
                  + " bytes, found "
                  + normalized.document().length);
      case Normalized normalized -> identified(event, payload, pack, normalized);
    };
  }

  private Outcome identified(SourceEvent event, byte[] payload, Pack pack, Normalized normalized) {
    String eventId = eventId(event);
    Optional<String> evidenceId =
        EventIds.evidenceId(eventId, event.getSystem(), pack.id(), normalized.nativeId());
    if (evidenceId.isEmpty()) {
      return refused(
          event,
          payload,
          "IDENTITY_TOO_LONG",
          "expected a native identity that gives an id of at most "
              + EventIds.EVIDENCE_ID_MAX_BYTES
              + " bytes");
    }
    return new Outcome.Passed(
        Evidence.newBuilder()
            .setEvidenceId(evidenceId.get())
            .setEventId(eventId)
            .setStream(event.getStream())
            .setSequence(event.getSequence())
            .setSource(event.getSource())
            .setSystem(event.getSystem())
            .setKind(Kind.valueOf(pack.kind().name()))
            .setPack(pack.id())
            .setPackVersion(pack.version())
            .setImmutable(pack.identity().immutable() && normalized.nativeId() != null)
            .setOccurredAt(normalized.occurredAt())
            .setOccurredAtInferred(normalized.inferred())
            .setCollectedAt(event.getCollectedAt())
            .setNormalizedAt(clock.instant())
            .setEffectiveFrom(normalized.effectiveFrom())
            .setEffectiveTo(normalized.effectiveTo())
            .setTags(tags(normalized))
            .setRawDigest(Digests.sha256Hex(payload))
            .setContentDigest(normalized.contentDigest())
            .setDocumentDigest(normalized.documentDigest())
            .setDocument(ByteBuffer.wrap(normalized.document()))
            .build());
  }

  private static List<Tag> tags(Normalized normalized) {
    return normalized.tags().stream()
        .map(tag -> new Tag(tag.control(), Polarity.valueOf(tag.polarity().name()), tag.rule()))
        .toList();
  }

  private static RawRecord rawRecord(SourceEvent event, byte[] payload) {
    return new RawRecord(
        payload,
        event.getCharset(),
        zone(event.getZone()),
        event.getCollectedAt(),
        layers(event.getLayers()),
        event.getSystem(),
        new Origin(
            eventId(event),
            event.getStream(),
            event.getSequence(),
            event.getSource(),
            event.getPosition(),
            event.getOrigin()));
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new IllegalStateException("collector sent zone " + id + ", which is no IANA zone", e);
    }
  }

  private static Set<Layer> layers(List<String> ids) {
    Set<Layer> layers = EnumSet.noneOf(Layer.class);
    ids.forEach(id -> Layer.of(id).ifPresent(layers::add));
    return layers;
  }

  private Outcome refused(SourceEvent event, byte[] payload, String reason, String message) {
    return refused(event, payload, Hop.NORMALIZER, reason, message, payload.length);
  }

  private Outcome refused(
      SourceEvent event, byte[] payload, Hop hop, String reason, String message, long length) {
    var defect = event.getDefect();
    String digest = defect == null ? null : defect.getDigest();
    return new Outcome.Refused(
        Quarantined.newBuilder()
            .setEventId(eventId(event))
            .setStream(event.getStream())
            .setSequence(event.getSequence())
            .setSource(event.getSource())
            .setSystem(event.getSystem())
            .setPack(event.getPack())
            .setPosition(event.getPosition())
            .setHop(hop)
            .setReason(reason)
            .setMessage(message)
            .setCollectedAt(event.getCollectedAt())
            .setQuarantinedAt(clock.instant())
            .setLength(length)
            .setDigest(digest == null ? Digests.sha256Hex(payload) : digest)
            .setHead(ByteBuffer.wrap(head(payload)))
            .build());
  }

  private static byte[] head(byte[] payload) {
    return payload.length <= Topic.HEAD_MAX_BYTES
        ? payload
        : Arrays.copyOf(payload, Topic.HEAD_MAX_BYTES);
  }

  private static String eventId(SourceEvent event) {
    return EventIds.eventId(event.getStream(), event.getSequence());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
