package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.scope.NotApplicable;
import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Works out how an expectation of a unit stands now. */
final class Standings {
  private final Plan plan;
  private final Keep keep;
  private final Texts texts;
  private final Judging judging;
  private final Surroundings surroundings;

  Standings(Plan plan, Keep keep, Texts texts, Surroundings surroundings) {
    this.plan = plan;
    this.keep = keep;
    this.texts = texts;
    this.judging = new Judging(keep, texts, plan);
    this.surroundings = surroundings;
  }

  void judge(Place place, Work work) {
    Planned planned = plan.planned(place.unit(), place.expectation()).orElse(null);
    if (planned == null) {
      return;
    }
    ExpectationMemory memory = work.memory(place);
    NotApplicable declared =
        plan.declared(place.unit().system(), place.expectation(), work.tick()).orElse(null);
    Judgement judgement =
        declared == null
            ? judging.judge(place.unit(), planned, memory, work.tick())
            : declared(planned.expectation(), declared);
    arm(place, memory, Timers.after(judgement.due(), work.tick()));
    keep.put(place.state(), memory.bytes());
    if (judgement.state() != StandingState.MET && judgement.state() != StandingState.UNWATCHED) {
      surroundings.waitFor(planned);
    }
    work.stands(place.unit(), standing(place, judgement, memory, declared, work.tick()));
  }

  private void arm(Place place, ExpectationMemory memory, @Nullable Instant due) {
    if (memory.due() != null && !memory.due().equals(due)) {
      keep.delete(place.timer(memory.due()));
    }
    if (due != null) {
      keep.put(place.timer(due), new byte[0]);
    }
    memory.arm(due);
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
      Instant tick) {
    return Standing.newBuilder()
        .setExpectation(place.expectation())
        .setState(judgement.state())
        .setSince(tick)
        .setCause(judgement.cause())
        .setCauseText(judgement.text())
        .setOpen(judgement.open())
        .setSubject(judgement.subject())
        .setContradicting(judgement.contradicting())
        .setHop(judgement.hop())
        .setSource(judgement.source())
        .setLastGoodEvidence(memory.lastGood())
        .setLastGoodAt(memory.lastGoodAt())
        .setDeclared(declared == null ? null : plan.record(declared))
        .build();
  }
}
