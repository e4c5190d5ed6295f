package dev.akashi.store;

import dev.akashi.schemas.Hop;
import java.time.Instant;

/**
 * One event in quarantine: its place, its digest and the reason, never its content.
 *
 * @param lengthBytes of the whole record
 * @param digest SHA-256 of what is known of the record, in hex
 */
public record StoredQuarantine(
    String eventId,
    String stream,
    long sequence,
    String source,
    String system,
    String pack,
    String position,
    Hop hop,
    String reason,
    String message,
    Instant collectedAt,
    Instant quarantinedAt,
    long lengthBytes,
    String digest) {}
