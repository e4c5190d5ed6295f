package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Volume;
import dev.akashi.catalog.scope.NotApplicable;
import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the status of units, tick by tick. What it says at a tick is a function of the plan and of the
 * observations of all ticks so far: neither a clock nor the order within a tick has a part in it. Of
 * one thread.
 *
 * <p>The order within a tick: take in what is known of sources, windows and events; give a verdict on
 * every key that changed or is due; judge every expectation that has such a key or is due itself; say
 * the status of every unit that has such an expectation, where it is not as it was said.
 */
public final class Evaluator {
  private final Plan plan;
  private final Keep keep;
  private final Predicate<Unit> mine;
  private final Verdicts verdicts;
  private final Judging judging;
  private final Statuses statuses;
  private final Speaking speaking;
  private final Texts texts;
  private final Correlations correlations;
  // Sources whose next event can make something better; worked out anew after a start.
  private final Set<String> waitedFor = new HashSet<>();
  private @Nullable Instant last;

  /**
   * Goes on from what is kept.
   *
   * @param mine the units of this share; events of others are ignored
   * @param share number of the share, which its statuses carry
   */
  public Evaluator(Plan plan, Keep keep, Predicate<Unit> mine, int share, Codec codec) {
    this.plan = plan;
    this.keep = keep;
    this.mine = mine;
    this.verdicts = new Verdicts(plan.zone());
    this.texts = new Texts(plan.zone());
    this.judging = new Judging(keep, texts, plan);
    this.statuses = new Statuses(plan, texts);
    this.speaking = new Speaking(plan, keep, texts, share, codec);
    this.correlations = new Correlations(keep, plan.zone());
  }

  /** When something is due though nothing happens; null for never. */
  public @Nullable Instant due() {
    var first = new Instant[1];
    keep.scan(
        timers(),
        Place.behind(Place.timers()),
        (key, value) -> {
          first[0] = Place.dueOf(key);
          return false;
        });
    return first[0];
  }

  /**
   * Evaluates one tick. Ticks only go on.
   *
   * @param input everything that is first known at this tick, in any order
   * @return what is to be said, by unit
   */
  public List<Change> evaluate(Instant tick, List<Observations> input) {
    var work = new Work(tick, keep);
    if (last == null) {
      begin(work);
    }
    for (Observations observations : input) {
      observations.getSources().forEach(news -> source(news, work));
      observations.getWindows().forEach(window -> window(window, work));
    }
    var correlated = new TreeMap<Place, List<Observation>>();
    input.forEach(observations -> events(observations, work, correlated));
    due(work, correlated);
    correlated.forEach((place, items) -> correlate(place, items, work));
    work.records().forEach(entry -> key(entry.getKey(), entry.getValue(), work));
    work.judged().forEach(place -> expectation(place, work));
    last = tick;
    return work.said().stream().flatMap(unit -> speaking.say(unit, work).stream()).toList();
  }

  // What was due until the last tick is gone; looking for it would go through all that was deleted.
  private byte[] timers() {
    return last == null ? Place.timers() : Place.timersAfter(last);
  }

  // Every unit is judged once at the start: one without any source is unknown, and is said to be.
  private void begin(Work work) {
    for (Unit unit : plan.units()) {
      if (mine.test(unit)) {
        plan.planned(unit).forEach(one -> work.judge(place(unit, one.expectation())));
        work.say(unit);
      }
    }
  }

  private void source(SourceState news, Work work) {
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
            .forEach(one -> work.judge(place(unit, one.expectation())));
      }
    }
  }

  private void window(MaintenanceWindow window, Work work) {
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

  private void events(
      Observations observations, Work work, Map<Place, List<Observation>> correlated) {
    var unit = new Unit(observations.getControl(), observations.getSystem());
    if (observations.getItems().isEmpty() || !mine.test(unit)) {
      return;
    }
    for (Observation item : observations.getItems()) {
      plan.planned(unit, item.getExpectation())
          .map(Planned::expectation)
          .filter(expectation -> expectation.events().containsKey(item.getEvent()))
          .ifPresent(expectation -> event(unit, expectation, item, work, correlated));
    }
  }

  private void event(
      Unit unit,
      Expectation expectation,
      Observation item,
      Work work,
      Map<Place, List<Observation>> correlated) {
    Instant tick = work.tick();
    // What happened later than it was known did not happen yet, unless a due date is meant.
    boolean ahead = expectation.events().get(item.getEvent()).future();
    Instant at = !ahead && item.getAt().isAfter(tick) ? tick : item.getAt();
    work.seen(unit, at.isAfter(tick) ? tick : at, item.getCollectedAt());
    String key = item.getKey().isEmpty() ? Observed.UNKEYED : item.getKey();
    var place = new Place(unit, expectation.id(), key);
    switch (expectation.mechanism()) {
      case Volume _ ->
          ((VolumeMemory) work.record(place, VolumeMemory::of))
              .add(tick, item.getCount(), item.getEvidence(), plan.zone());
      case Correlates _ ->
          correlated.computeIfAbsent(place(unit, expectation), of -> new ArrayList<>()).add(item);
      default ->
          ((KeyMemory) work.record(place, KeyMemory::of))
              .add(
                  item.getEvent(),
                  new Moment(
                      at,
                      tick,
                      item.getEvidence(),
                      item.getUntil(),
                      item.getCount(),
                      item.getValues()),
                  expectation.mechanism() instanceof Follows story
                      && story.each().equals(item.getEvent()));
    }
  }

  private void due(Work work, Map<Place, List<Observation>> correlated) {
    keep.scan(
        timers(),
        Place.timersAfter(work.tick()),
        (timer, value) -> {
          keep.delete(timer);
          due(Place.ofTimer(timer), work, correlated);
          return true;
        });
  }

  private void due(Place place, Work work, Map<Place, List<Observation>> correlated) {
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
    } else if (Correlations.isOurs(place)) {
      correlated.computeIfAbsent(place(place.unit(), known.get()), of -> new ArrayList<>());
    } else {
      boolean volume = known.get().mechanism() instanceof Volume;
      work.record(place, volume ? VolumeMemory::of : KeyMemory::of);
    }
  }

  private void correlate(Place place, List<Observation> items, Work work) {
    Expectation expectation =
        plan.planned(place.unit(), place.expectation()).orElseThrow().expectation();
    if (expectation.mechanism() instanceof Correlates correlates) {
      correlations.advance(place, expectation, correlates, items, work);
    }
  }

  private void key(Place place, KeyRecord record, Work work) {
    Expectation expectation =
        plan.planned(place.unit(), place.expectation()).orElseThrow().expectation();
    Verdict verdict =
        switch (record) {
          case VolumeMemory volume ->
              volume.verdict((Volume) expectation.mechanism(), work.tick(), plan.zone());
          case KeyMemory memory -> verdicts.of(mechanism(expectation), memory, work.tick());
        };
    var whole = place(place.unit(), expectation);
    work.memory(whole).recount(record, verdict);
    work.judge(whole);
    store(place, record, verdict);
  }

  private static Mechanism mechanism(Expectation expectation) {
    return expectation.mechanism() instanceof Correlates correlates
        ? Correlations.forbidding(correlates)
        : expectation.mechanism();
  }

  private void store(Place place, KeyRecord record, Verdict verdict) {
    if (record.due() != null && !record.due().equals(verdict.due())) {
      keep.delete(place.timer(record.due()));
    }
    if (record.broken() != null && !record.broken().equals(verdict.since())) {
      keep.delete(place.broken(record.broken()));
    }
    if (verdict.since() != null) {
      keep.put(place.broken(verdict.since()), Broken.bytes(verdict));
    }
    if (verdict.due() != null) {
      keep.put(place.timer(verdict.due()), new byte[0]);
    }
    record.settle(verdict.state(), verdict.contradicted(), verdict.due(), verdict.since());
    if (verdict.forget()) {
      keep.delete(place.state());
    } else {
      keep.put(place.state(), record.bytes());
    }
  }

  private void expectation(Place place, Work work) {
    Optional<Planned> planned = plan.planned(place.unit(), place.expectation());
    if (planned.isEmpty()) {
      return;
    }
    ExpectationMemory memory = work.memory(place);
    Optional<NotApplicable> declared =
        plan.declared(place.unit().system(), place.expectation(), work.tick());
    Judgement judgement =
        declared
            .map(one -> declared(planned.get().expectation(), one))
            .orElseGet(() -> judging.judge(place.unit(), planned.get(), memory, work.tick()));
    if (memory.due() != null && !memory.due().equals(judgement.due())) {
      keep.delete(place.timer(memory.due()));
    }
    if (judgement.due() != null) {
      keep.put(place.timer(judgement.due()), new byte[0]);
    }
    memory.arm(judgement.due());
    keep.put(place.state(), memory.bytes());
    if (judgement.state() != StandingState.MET && judgement.state() != StandingState.UNWATCHED) {
      planned.get().sources().forEach(source -> waitedFor.add(source.id()));
    }
    work.stands(place.unit(), standing(place, judgement, memory, declared.orElse(null), work));
  }

  private Judgement declared(Expectation expectation, NotApplicable declared) {
    return Judgement.of(
        StandingState.NOT_APPLICABLE,
        Cause.DECLARED,
        texts.of("declared", expectation, declared.by(), declared.until(), declared.why()),
        plan.end(declared));
  }

  private Standing standing(
      Place place,
      Judgement judgement,
      ExpectationMemory memory,
      @Nullable NotApplicable declared,
      Work work) {
    return Standing.newBuilder()
        .setExpectation(place.expectation())
        .setState(judgement.state())
        .setSince(work.tick())
        .setCause(judgement.cause())
        .setCauseText(judgement.text())
        .setOpen(judgement.open())
        .setSubject(judgement.subject())
        .setContradicting(judgement.contradicting())
        .setHop(judgement.hop())
        .setSource(judgement.source())
        .setLastGoodEvidence(memory.lastGood())
        .setLastGoodAt(memory.lastGoodAt())
        .setDeclared(declared == null ? null : statuses.record(declared))
        .build();
  }

  private static Place place(Unit unit, Expectation expectation) {
    return new Place(unit, expectation.id(), "");
  }
}
