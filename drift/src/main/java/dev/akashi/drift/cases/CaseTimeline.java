package dev.akashi.drift.cases;

import dev.akashi.catalog.expectation.Timeline;
import dev.akashi.catalog.expectation.Timeline.Brought;
import dev.akashi.catalog.expectation.Timeline.Gap;
import dev.akashi.catalog.expectation.Timeline.Item;
import dev.akashi.catalog.expectation.Timeline.Path;
import dev.akashi.catalog.expectation.Timeline.Silent;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Source;
import dev.akashi.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells a replay what happens in a case: records go through their packs, as everywhere. */
final class CaseTimeline {
  /** Sources are heard this often, by things that no expectation counts, from so long before. */
  private static final Duration HEARD_EVERY = Duration.ofHours(6);

  private static final Duration HEARD_BEFORE = Duration.ofDays(40);

  private final CaseRecords records;
  private final Replay replay;
  private final List<String> problems = new ArrayList<>();

  CaseTimeline(CaseRecords records, Replay replay) {
    this.records = records;
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
    switch (records.read(record)) {
      case CaseRecords.Read.Known(var piece) -> {
        replay.known(piece, record.at());
        replay.source(state(record, 1).build(), record.at());
      }
      case CaseRecords.Read.Problem(var problem) -> problems.add(problem);
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
