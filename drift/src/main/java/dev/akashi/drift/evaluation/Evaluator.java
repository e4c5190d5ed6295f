package dev.akashi.drift.evaluation;

import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Observations;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the status of units, tick by tick. What it says at a tick is a function of the plan and of
 * the observations of all ticks so far: neither a clock nor the order within a tick has a part in
 * it, nor how often it was ended and begun again. Of one thread.
 */
public final class Evaluator {
  // Where the same piece is told twice in one tick, the first decides; which one that is must not
  // hang on the order of arrival.
  private static final Comparator<Observations> ORDER =
      Comparator.comparing(Observations::getUpstream)
          .thenComparing(Observations::getControl)
          .thenComparing(Observations::getSystem)
          .thenComparing(Observations::getChunk);

  private final Plan plan;
  private final Keep keep;
  private final Predicate<Unit> mine;
  private final Definitions definitions;
  private final Surroundings surroundings;
  private final Intake intake;
  private final Timers timers;
  private final Correlations correlations;
  private final KeyVerdicts verdicts;
  private final Standings standings;
  private final Speaking speaking;
  private boolean begun;

  /**
   * Goes on from what is kept.
   *
   * @param mine the units of this share; events of others are ignored
   * @param share number of the share, which its statuses carry
   */
  public Evaluator(Plan plan, Keep keep, Predicate<Unit> mine, int share, Codec codec) {
    var texts = new Texts(plan.zone());
    this.plan = plan;
    this.keep = keep;
    this.mine = mine;
    this.speaking = new Speaking(plan, keep, texts, share, codec);
    this.surroundings = new Surroundings(plan, keep, mine, speaking);
    this.intake = new Intake(plan, mine);
    this.timers = new Timers(plan, keep, mine);
    this.definitions = new Definitions(keep, timers);
    this.correlations = new Correlations(plan, keep);
    this.verdicts = new KeyVerdicts(plan, keep);
    this.standings = new Standings(plan, keep, texts, surroundings);
  }

  /** Whether a tick was evaluated since the start; the first one judges everything. */
  public boolean hasBegun() {
    return begun;
  }

  /** When something is due though nothing happens; null for never. */
  public @Nullable Instant due() {
    return timers.next();
  }

  /**
   * Evaluates one tick. Ticks only go on.
   *
   * @param input everything that is first known at this tick, in any order
   * @return what is to be said, by unit
   */
  public List<Change> evaluate(Instant tick, List<Observations> input) {
    var work = new Work(tick, keep);
    if (!begun) {
      begin(work);
    }
    List<Observations> known = input.stream().sorted(ORDER).toList();
    for (Observations observations : known) {
      observations.getSources().forEach(news -> surroundings.take(news, work));
      observations.getWindows().forEach(window -> surroundings.take(window, work));
    }
    known.forEach(observations -> intake.take(observations, work));
    timers.fire(work);
    work.correlated().forEach((place, items) -> correlations.advance(place, items, work));
    work.records().forEach(entry -> verdicts.give(entry.getKey(), entry.getValue(), work));
    work.judged().forEach(place -> standings.judge(place, work));
    return work.said().stream().flatMap(unit -> speaking.say(unit, work).stream()).toList();
  }

  // Every unit is judged once at the start: one without any source is unknown, and is said to be.
  // Where nothing has changed since it was judged last, this says nothing.
  private void begin(Work work) {
    begun = true;
    for (Unit unit : plan.units()) {
      if (mine.test(unit)) {
        for (Planned one : plan.planned(unit)) {
          Place place = Place.of(unit, one.expectation());
          definitions.check(place, one.expectation(), work);
          work.judge(place);
        }
        work.say(unit);
      }
    }
    // One that left the scope must not stand there for ever as it was when somebody last looked.
    byte[] all = Place.units();
    keep.scan(
        all,
        (key, value) -> {
          Unit unit = Place.ofUnit(key);
          if (mine.test(unit) && !plan.has(unit)) {
            work.say(unit);
          }
          return true;
        });
  }
}
