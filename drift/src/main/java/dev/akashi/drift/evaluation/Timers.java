package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Volume;
import dev.akashi.drift.evaluation.Plan.Planned;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is due by time alone. */
final class Timers {
  private final Plan plan;
  private final Keep keep;
  private final Predicate<Unit> mine;
  private @Nullable Instant fired;

  Timers(Plan plan, Keep keep, Predicate<Unit> mine) {
    this.plan = plan;
    this.keep = keep;
    this.mine = mine;
  }

  /** When the next is due; null where none is. */
  @Nullable Instant next() {
    var first = new Instant[1];
    keep.scan(
        begin(),
        Place.behind(Place.timers()),
        (key, value) -> {
          first[0] = Place.dueOf(key);
          return false;
        });
    return first[0];
  }

  /** Puts everything that is due at the tick on its work. */
  void fire(Work work) {
    keep.scan(
        begin(),
        Place.timersAfter(work.tick()),
        (timer, value) -> {
          keep.delete(timer);
          fire(Place.ofTimer(timer), work);
          return true;
        });
    fired = work.tick();
  }

  /** A time at which something is due behind a tick; null for one that is over already. */
  static @Nullable Instant after(@Nullable Instant due, Instant tick) {
    return due == null || due.isAfter(tick) ? due : null;
  }

  // What was due until the last tick is gone; looking for it would go through all that was deleted.
  private byte[] begin() {
    return fired == null ? Place.timers() : Place.timersAfter(fired);
  }

  /** Puts one place on the work. */
  void fire(Place place, Work work) {
    if (!mine.test(place.unit()) || !plan.has(place.unit())) {
      return;
    }
    if (place.expectation().isEmpty()) {
      work.say(place.unit());
      return;
    }
    Optional<Expectation> known =
        plan.planned(place.unit(), place.expectation()).map(Planned::expectation);
    if (known.isEmpty()) {
      return; // an expectation that was taken away
    }
    if (place.key().isEmpty()) {
      work.judge(place);
    } else if (Correlations.isTimer(place)) {
      work.correlate(Place.of(place.unit(), known.get()));
    } else {
      boolean volume = known.get().mechanism() instanceof Volume;
      work.record(place, volume ? VolumeMemory::of : KeyMemory::of);
    }
  }
}
