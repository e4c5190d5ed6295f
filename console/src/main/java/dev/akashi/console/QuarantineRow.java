package dev.akashi.console;

import dev.akashi.store.StoredQuarantine;
import org.jspecify.annotations.Nullable;

/** One line of the quarantine, ready to be shown: all text is {@link Visible}. */
record QuarantineRow(
    String eventId,
    @Nullable String source,
    @Nullable String system,
    @Nullable String pack,
    String hop,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String position,
    long length,
    String digest,
    @Nullable String collectedAt,
    @Nullable String quarantinedAt) {

  static QuarantineRow of(StoredQuarantine stored) {
    return new QuarantineRow(
        stored.eventId(),
        Visible.line(stored.source()),
        Visible.line(stored.system()),
        Visible.line(stored.pack()),
        Question.word(stored.hop()),
        Visible.line(stored.reason()),
        Visible.line(stored.message()),
        Visible.line(stored.position()),
        stored.lengthBytes(),
        stored.digest(),
        Times.wire(stored.collectedAt()),
        Times.wire(stored.quarantinedAt()));
  }
}
