package dev.akashi.store;

import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Quarantined;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Quarantine as a document: all of the record but its head, which is unmasked. */
final class QuarantineDocument {
  private static final int DIGEST_CHARS = 16;

  private QuarantineDocument() {}

  /**
   * One id per event, hop and record, so that writing it again changes nothing, and that a second
   * record which was given the same number is seen.
   */
  static String id(Quarantined item) {
    return id(item.getEventId(), item.getHop(), item.getDigest());
  }

  static String id(StoredQuarantine item) {
    return id(item.eventId(), item.hop(), item.digest());
  }

  private static String id(String eventId, Hop hop, String digest) {
    String record = digest.substring(0, Math.min(digest.length(), DIGEST_CHARS));
    String id = eventId + "~" + hop.name() + "~" + record;
    boolean fits = id.getBytes(StandardCharsets.UTF_8).length <= EventIds.EVIDENCE_ID_MAX_BYTES;
    return fits ? id : Digests.sha256Hex(id.getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode of(Quarantined item) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    return document
        .put("@timestamp", Bounds.clamp(item.getQuarantinedAt()).toString())
        .put("key", id(item))
        .put("event_id", item.getEventId())
        .put("stream", item.getStream())
        .put("sequence", item.getSequence())
        .put("source", item.getSource())
        .put("system", item.getSystem())
        .put("pack", item.getPack())
        .put("position", item.getPosition())
        .put("hop", item.getHop().name())
        .put("reason", item.getReason())
        .put("message", message(item))
        .put("collected_at", Bounds.clamp(item.getCollectedAt()).toString())
        .put("length", item.getLength())
        .put("digest", item.getDigest());
  }

  // The mapping is strict, and a time that was not kept has to be told somewhere.
  private static String message(Quarantined item) {
    return item.getMessage()
        + implausible("collected", item.getCollectedAt())
        + implausible("quarantined", item.getQuarantinedAt());
  }

  private static String implausible(String what, Instant time) {
    return Bounds.clamp(time).equals(time)
        ? ""
        : " (" + what + " at " + time + ", a time that is not plausible: filed under the nearest)";
  }

  static StoredQuarantine stored(Quarantined item) {
    return read(of(item));
  }

  static StoredQuarantine read(JsonNode document) {
    return new StoredQuarantine(
        document.path("event_id").asString(""),
        document.path("stream").asString(""),
        document.path("sequence").asLong(),
        document.path("source").asString(""),
        document.path("system").asString(""),
        document.path("pack").asString(""),
        document.path("position").asString(""),
        Hop.valueOf(document.path("hop").asString()),
        document.path("reason").asString(""),
        document.path("message").asString(""),
        Instant.parse(document.path("collected_at").asString()),
        Instant.parse(document.path("@timestamp").asString()),
        document.path("length").asLong(),
        document.path("digest").asString(""));
  }
}
