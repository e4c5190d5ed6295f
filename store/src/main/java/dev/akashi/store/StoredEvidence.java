package dev.akashi.store;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Evidence as it was found.
 *
 * @param id id in the store: the evidence id, or {@code evidenceId~digest} of a conflicting one
 * @param index the index that holds it
 * @param document the whole document with its custody
 * @param custody what was added beside the document
 * @param source the bytes as stored, custody included; {@link #documentBytes} is what was tagged
 */
public record StoredEvidence(
    String id, String index, JsonNode document, Custody custody, byte[] source) {

  /** When the event occurred. */
  public Instant occurredAt() {
    return Instant.parse(document.path("@timestamp").asString());
  }

  /** The event that brought it. */
  public String eventId() {
    return document.path("akashi").path("origin").path("event_id").asString("");
  }

  /** The document without its custody, byte for byte as the normalizer wrote it. */
  public byte[] documentBytes() {
    return Custody.strip(source);
  }
}
