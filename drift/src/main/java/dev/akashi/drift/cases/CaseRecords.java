package dev.akashi.drift.cases;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.expectation.Timeline;
import dev.akashi.catalog.expectation.Timeline.Brought;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import dev.akashi.catalog.pack.Origin;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.EventIds;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence that records of cases become; each record is read once for all cases. Of one thread.
 */
final class CaseRecords {
  private final Catalog catalog;
  private final Map<Brought, Read> known = new HashMap<>();

  /** What a record has become. */
  sealed interface Read {
    record Known(Piece piece) implements Read {}

    record Problem(String text) implements Read {}
  }

  CaseRecords(Catalog catalog) {
    this.catalog = catalog;
  }

  Read read(Brought record) {
    Read read = known.get(record);
    if (read == null) {
      read = normalized(record, known.size());
      known.put(record, read);
    }
    return read;
  }

  private Read normalized(Brought record, long number) {
    Optional<Pack> pack = catalog.pack(record.pack());
    if (pack.isEmpty()) {
      return new Read.Problem("no pack \"" + record.pack() + "\"");
    }
    String source = CaseScope.sourceId(record.system(), record.pack());
    String stream = EventIds.streamKey(source, "case");
    String eventId = EventIds.eventId(stream, number);
    var raw =
        new RawRecord(
            record.text().strip().getBytes(StandardCharsets.UTF_8),
            "UTF-8",
            Timeline.ZONE,
            record.at(),
            EnumSet.allOf(Layer.class),
            record.system(),
            new Origin(eventId, stream, number, source, eventId, Map.of()));
    return switch (pack.get().normalize(raw)) {
      case Unreadable(var reason, var message) ->
          new Read.Problem("record of %s: %s: %s".formatted(record.pack(), reason, message));
      case Normalized normalized ->
          new Read.Known(
              new Piece(
                  EventIds.evidenceId(
                          eventId, record.system(), record.pack(), normalized.nativeId())
                      .orElse(eventId),
                  source,
                  record.system(),
                  normalized.occurredAt(),
                  record.at(),
                  normalized.effectiveTo(),
                  normalized.document()));
    };
  }
}
