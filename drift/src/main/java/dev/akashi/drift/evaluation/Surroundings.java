package dev.akashi.drift.evaluation;

import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.SourceState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Takes in what concerns many units at once: how sources are, and maintenance windows. */
final class Surroundings {
  private final Plan plan;
  private final Keep keep;
  private final Predicate<Unit> mine;
  private final Speaking speaking;
  // Sources whose next event can make something better; worked out anew after a start.
  private final Set<String> waitedFor = new HashSet<>();

  Surroundings(Plan plan, Keep keep, Predicate<Unit> mine, Speaking speaking) {
    this.plan = plan;
    this.keep = keep;
    this.mine = mine;
    this.speaking = speaking;
  }

  /** The next event of any source of an expectation can change how it stands. */
  void waitFor(Planned planned) {
    planned.sources().forEach(source -> waitedFor.add(source.id()));
  }

  void take(SourceState news, Work work) {
    byte[] key = Place.source(news.getSystem(), news.getSource());
    var memory = SourceMemory.of(keep.get(key));
    boolean changed = memory.take(news, work.tick(), plan.zone());
    keep.put(key, memory.bytes());
    if (waitedFor.remove(news.getSource()) || changed) {
      judgeAllOf(news.getSource(), work);
    }
  }

  private void judgeAllOf(String source, Work work) {
    for (Unit unit : plan.units()) {
      if (mine.test(unit)) {
        plan.planned(unit).stream()
            .filter(one -> one.sources().stream().anyMatch(of -> of.id().equals(source)))
            .forEach(one -> work.judge(Place.of(unit, one.expectation())));
      }
    }
  }

  void take(MaintenanceWindow window, Work work) {
    speaking.window(window);
    for (Unit unit : plan.units()) {
      if (mine.test(unit) && unit.system().equals(window.getSystem())) {
        work.say(unit);
        for (Instant at : List.of(window.getFrom(), window.getTo())) {
          if (at.isAfter(work.tick())) {
            keep.put(new Place(unit, "", "").timer(at), new byte[0]);
          }
        }
      }
    }
  }
}
