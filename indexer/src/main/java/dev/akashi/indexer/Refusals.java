package dev.akashi.indexer;

import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.store.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;

/** What the indexer puts into quarantine. */
final class Refusals {
  private Refusals() {}

  /** Evidence that the store can never take. */
  static Quarantined rejected(
      Evidence evidence, Delivery delivery, Verdict.Rejected verdict, Instant now) {
    ByteBuffer document = evidence.getDocument().duplicate();
    long length = document.remaining();
    document.limit(document.position() + Math.min(document.remaining(), Topic.HEAD_MAX_BYTES));
    return Quarantined.newBuilder()
        .setEventId(evidence.getEventId())
        .setStream(evidence.getStream())
        .setSequence(evidence.getSequence())
        .setSource(evidence.getSource())
        .setSystem(evidence.getSystem())
        .setPack(evidence.getPack())
        .setPosition(delivery.position())
        .setHop(Hop.INDEXER)
        .setReason(verdict.reason())
        .setMessage(verdict.message())
        .setCollectedAt(evidence.getCollectedAt())
        .setQuarantinedAt(now)
        .setLength(length)
        .setDigest(evidence.getDocumentDigest())
        .setHead(document.slice())
        .build();
  }

  /** A status that the store can never take. */
  static Quarantined rejected(Delivery delivery, Verdict.Rejected verdict, Instant now) {
    return atPosition(delivery, verdict.reason(), verdict.message(), now);
  }

  /** Bytes that are no record of ours: all that is known is where they stand. */
  static Quarantined undecodable(Delivery delivery, UndecodableException why, Instant now) {
    return atPosition(delivery, "UNDECODABLE", String.valueOf(why.getMessage()), now);
  }

  private static Quarantined atPosition(
      Delivery delivery, String reason, String message, Instant now) {
    byte[] value = delivery.value();
    String stream = EventIds.streamKey(delivery.topic(), String.valueOf(delivery.partition()));
    return Quarantined.newBuilder()
        .setEventId(EventIds.eventId(stream, delivery.offset()))
        .setStream(stream)
        .setSequence(delivery.offset())
        .setSource(delivery.topic())
        .setSystem("")
        .setPack("")
        .setPosition(delivery.position())
        .setHop(Hop.INDEXER)
        .setReason(reason)
        .setMessage(message)
        .setCollectedAt(delivery.at())
        .setQuarantinedAt(now)
        .setLength(value.length)
        .setDigest(Digests.sha256Hex(value))
        .setHead(ByteBuffer.wrap(value, 0, Math.min(value.length, Topic.HEAD_MAX_BYTES)).slice())
        .build();
  }
}
