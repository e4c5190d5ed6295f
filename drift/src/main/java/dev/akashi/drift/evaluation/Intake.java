package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Volume;
import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import java.time.Instant;
import java.util.function.Predicate;

/** Puts events where their keys remember them. */
final class Intake {
  private final Plan plan;
  private final Predicate<Unit> mine;

  Intake(Plan plan, Predicate<Unit> mine) {
    this.plan = plan;
    this.mine = mine;
  }

  void take(Observations observations, Work work) {
    var unit = new Unit(observations.getControl(), observations.getSystem());
    if (observations.getItems().isEmpty() || !mine.test(unit)) {
      return;
    }
    for (Observation item : observations.getItems()) {
      plan.planned(unit, item.getExpectation())
          .map(Planned::expectation)
          .filter(expectation -> expectation.events().containsKey(item.getEvent()))
          .ifPresent(expectation -> take(unit, expectation, item, work));
    }
  }

  private void take(Unit unit, Expectation expectation, Observation item, Work work) {
    Instant tick = work.tick();
    // What happened later than it was known did not happen yet, unless a due date is meant.
    boolean ahead = expectation.events().get(item.getEvent()).future();
    Instant at = !ahead && item.getAt().isAfter(tick) ? tick : item.getAt();
    if (isNew(new Place(unit, expectation.id(), key(item)), expectation, item, at, work)) {
      work.seen(unit, at.isAfter(tick) ? tick : at, item.getCollectedAt());
    }
  }

  private boolean isNew(
      Place place, Expectation expectation, Observation item, Instant at, Work work) {
    return switch (expectation.mechanism()) {
      case Volume _ -> {
        ((VolumeMemory) work.record(place, VolumeMemory::of))
            .add(work.tick(), item.getCount(), item.getEvidence(), plan.zone());
        yield true;
      }
      case Correlates _ -> {
        work.correlate(Place.of(place.unit(), expectation), item);
        yield true;
      }
      default -> {
        boolean waits =
            expectation.mechanism() instanceof Follows story
                && story.each().equals(item.getEvent());
        yield ((KeyMemory) work.record(place, KeyMemory::of))
            .add(item.getEvent(), moment(item, at, work.tick()), waits);
      }
    };
  }

  private static String key(Observation item) {
    return item.getKey().isEmpty() ? Observed.UNKEYED : item.getKey();
  }

  private static Moment moment(Observation item, Instant at, Instant tick) {
    return new Moment(
        at, tick, item.getEvidence(), item.getUntil(), item.getCount(), item.getValues());
  }
}
