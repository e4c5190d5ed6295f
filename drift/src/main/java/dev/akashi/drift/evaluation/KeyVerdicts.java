package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.catalog.expectation.Mechanism.Volume;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives keys their verdicts, and keeps what follows from them. */
final class KeyVerdicts {
  private final Plan plan;
  private final Keep keep;
  private final Verdicts verdicts;

  KeyVerdicts(Plan plan, Keep keep) {
    this.plan = plan;
    this.keep = keep;
    this.verdicts = new Verdicts(plan.zone());
  }

  void give(Place place, KeyRecord record, Work work) {
    Expectation expectation =
        plan.planned(place.unit(), place.expectation()).orElseThrow().expectation();
    Verdict verdict =
        switch (record) {
          case VolumeMemory volume ->
              volume.verdict((Volume) expectation.mechanism(), work.tick(), plan.zone());
          case KeyMemory memory -> verdicts.of(mechanism(expectation), memory, work.tick());
        };
    var whole = Place.of(place.unit(), expectation);
    work.memory(whole).recount(record, verdict);
    work.judge(whole);
    keep(place, record, verdict, Timers.after(verdict.due(), work.tick()));
  }

  private static Mechanism mechanism(Expectation expectation) {
    return expectation.mechanism() instanceof Correlates correlates
        ? Correlations.forbidding(correlates)
        : expectation.mechanism();
  }

  private void keep(Place place, KeyRecord record, Verdict verdict, @Nullable Instant due) {
    if (record.due() != null && !record.due().equals(due)) {
      keep.delete(place.timer(record.due()));
    }
    if (record.broken() != null && !record.broken().equals(verdict.since())) {
      keep.delete(place.broken(record.broken()));
    }
    if (verdict.since() != null) {
      keep.put(place.broken(verdict.since()), Broken.bytes(verdict));
    }
    if (due != null) {
      keep.put(place.timer(due), new byte[0]);
    }
    record.settle(verdict.state(), verdict.contradicted(), due, verdict.since());
    if (verdict.forget()) {
      keep.delete(place.state());
    } else {
      keep.put(place.state(), record.bytes());
    }
  }
}
