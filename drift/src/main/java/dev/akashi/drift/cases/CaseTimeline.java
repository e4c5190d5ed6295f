package dev.akashi.drift.cases;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.expectation.Timeline;
import dev.akashi.catalog.expectation.Timeline.Brought;
import dev.akashi.catalog.expectation.Timeline.Gap;
import dev.akashi.catalog.expectation.Timeline.Item;
import dev.akashi.catalog.expectation.Timeline.Path;
import dev.akashi.catalog.expectation.Timeline.Silent;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import dev.akashi.catalog.pack.Origin;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Source;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.SourceState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Tells a replay what happens in a case: records go through their packs, as everywhere. */
final class CaseTimeline {
  /** Sources are heard this often, by things that no expectation counts, from so long before. */
  private static final Duration HEARD_EVERY = Duration.ofHours(6);

  private static final Duration HEARD_BEFORE = Duration.ofDays(40);

  private final Catalog catalog;
  private final Replay replay;
  private final List<String> problems = new ArrayList<>();
  private long sequence;

  CaseTimeline(Catalog catalog, Replay replay) {
    this.catalog = catalog;
    this.replay = replay;
  }

  /** Tells everything; answers what could not be told. */
  List<String> tell(Scope scope, List<Item> items, Instant end) {
    items.forEach(this::tell);
    scope.sources().values().forEach(source -> hear(source, items, end));
    return problems;
  }

  private void tell(Item item) {
    switch (item) {
      case Brought record -> bring(record);
      case Gap gap -> replay.source(state(item, 0).setGap(true).build(), gap.at());
      case Path path ->
          replay.source(
              state(item, 0)
                  .setCause(path.cause())
                  .setHop(path.hop().isEmpty() ? null : path.hop())
                  .build(),
              path.at());
      case Silent _ -> {}
    }
  }

  private void bring(Brought record) {
    Pack pack = catalog.pack(record.pack()).orElse(null);
    if (pack == null) {
      problems.add("no pack \"" + record.pack() + "\"");
      return;
    }
    String source = CaseScope.sourceId(record.system(), record.pack());
    String stream = EventIds.streamKey(source, "case");
    String eventId = EventIds.eventId(stream, sequence++);
    var raw =
        new RawRecord(
            record.text().strip().getBytes(StandardCharsets.UTF_8),
            "UTF-8",
            Timeline.ZONE,
            record.at(),
            EnumSet.allOf(Layer.class),
            record.system(),
            new Origin(eventId, stream, sequence, source, eventId, Map.of()));
    switch (pack.normalize(raw)) {
      case Unreadable(var reason, var message) ->
          problems.add("record of %s: %s: %s".formatted(record.pack(), reason, message));
      case Normalized normalized -> {
        String id =
            EventIds.evidenceId(eventId, record.system(), record.pack(), normalized.nativeId())
                .orElse(eventId);
        replay.known(
            new Piece(
                id,
                source,
                record.system(),
                normalized.occurredAt(),
                record.at(),
                normalized.effectiveTo(),
                normalized.document()),
            record.at());
        replay.source(state(record, 1).build(), record.at());
      }
    }
  }

  private void hear(Source source, List<Item> items, Instant end) {
    Instant silent =
        items.stream()
            .filter(item -> item instanceof Silent)
            .filter(
                item ->
                    CaseScope.sourceId(CaseScope.system(item), CaseScope.pack(item))
                        .equals(source.id()))
            .map(Item::at)
            .min(Instant::compareTo)
            .orElse(end);
    for (Instant at = Timeline.MOMENT.minus(HEARD_BEFORE);
        at.isBefore(silent);
        at = at.plus(HEARD_EVERY)) {
      replay.source(
          SourceState.newBuilder()
              .setSource(source.id())
              .setSystem(source.system())
              .setCount(1)
              .setCause(null)
              .build(),
          at);
    }
  }

  private static SourceState.Builder state(Item item, long count) {
    return SourceState.newBuilder()
        .setSource(CaseScope.sourceId(CaseScope.system(item), CaseScope.pack(item)))
        .setSystem(CaseScope.system(item))
        .setCount(count)
        .setCause(null);
  }
}
