package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism;
import dev.akashi.catalog.expectation.Mechanism.Latest;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Mechanism.Recurs;
import dev.akashi.catalog.expectation.Mechanism.Share;
import dev.akashi.catalog.expectation.Mechanism.Sufficient;
import dev.akashi.catalog.expectation.Span;
import dev.akashi.catalog.scope.Source;
import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.drift.evaluation.Verdict.State;
import dev.akashi.schemas.StandingState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** From the counts of an expectation's keys, and what is known of its sources, to how it stands. */
final class Judging {
  private final Keep keep;
  private final Texts texts;
  private final Watch watch;
  private final Lapses lapses;
  private final Plan plan;
  private final ZoneId zone;

  Judging(Keep keep, Texts texts, Plan plan) {
    this.keep = keep;
    this.texts = texts;
    this.plan = plan;
    this.zone = plan.zone();
    this.watch = new Watch(keep, texts, zone);
    this.lapses = new Lapses(watch, texts, zone);
  }

  Judgement judge(Unit unit, Planned planned, ExpectationMemory memory, Instant tick) {
    Expectation expectation = planned.expectation();
    if (planned.essential().stream().anyMatch(List::isEmpty)) {
      return Judgement.of(
          StandingState.UNWATCHED, Cause.NO_SOURCE, texts.of("no-source", expectation), null);
    }
    return switch (expectation.mechanism()) {
      case Recurs recurs -> recurs(unit, planned, recurs, memory, tick);
      case Latest latest ->
          memory.total() == 0
              ? lapses.never(planned, latest.window(), memory, tick)
              : kept(unit, planned, memory, tick);
      case Mechanism.Volume _ ->
          memory.total() == 0
              ? Judgement.of(
                  StandingState.UNKNOWN, Cause.NOT_YET, texts.of("not-yet", expectation), null)
              : kept(unit, planned, memory, tick);
      case Sufficient sufficient -> sufficient(planned, sufficient, unit, memory, tick);
      case Share share -> share(unit, planned, share, memory, tick);
      case Never never when never.shown() && memory.count(State.BROKEN) == 0 ->
          shown(planned, never, memory, tick);
      case Mechanism story ->
          memory.count(State.BROKEN) > 0
              ? broken(unit, planned, memory, tick)
              : watched(planned, story.watch(), memory, tick);
    };
  }

  private Judgement watched(Planned planned, Span span, ExpectationMemory memory, Instant tick) {
    return watch.judge(
        planned.expectation(), planned.watching(), span, memory.count(State.GOOD) > 0, tick);
  }

  // Its source brings other things as well: that it is heard does not show that this is watched.
  private Judgement shown(Planned planned, Never never, ExpectationMemory memory, Instant tick) {
    Expectation expectation = planned.expectation();
    Instant last = memory.lastGoodAt();
    if (last == null) {
      return Judgement.of(
          StandingState.UNKNOWN, Cause.NOT_YET, texts.of("not-yet", expectation), null);
    }
    Instant silent = never.watch().after(last, zone);
    if (!tick.isBefore(silent)) {
      String sources = String.join(", ", planned.watching().stream().map(Source::id).toList());
      return Judgement.of(
          StandingState.SILENT,
          Cause.NO_EVENTS,
          texts.of("no-events", expectation, sources, texts.time(last)),
          null);
    }
    return watched(planned, never.watch(), memory, tick).by(silent);
  }

  private Judgement recurs(
      Unit unit, Planned planned, Recurs recurs, ExpectationMemory memory, Instant tick) {
    boolean lacks = recurs.good().stream().anyMatch(part -> lacks(unit, planned, recurs, part));
    if (memory.total() == 0 || lacks && memory.count(State.BROKEN) == 0) {
      return lapses.never(planned, recurs.window(), memory, tick);
    }
    if (memory.count(State.BROKEN) > 0
        && memory.contradicted() == 0
        && recurs.share().compareTo(BigDecimal.ONE) < 0) {
      BigDecimal covered = part(memory.total() - memory.count(State.BROKEN), memory.total());
      if (covered.compareTo(recurs.share()) >= 0) {
        return met(planned);
      }
      return Judgement.of(
              Judgement.state(planned.expectation().signal()),
              Cause.COVERAGE,
              texts.of(
                  "coverage",
                  planned.expectation(),
                  memory.total() - memory.count(State.BROKEN),
                  memory.total(),
                  percent(recurs.share())),
              null)
          .about(memory.count(State.BROKEN), null, null);
    }
    if (memory.count(State.BROKEN) == 0 && memory.count(State.GOOD) == 0) {
      return Judgement.of(
          StandingState.UNKNOWN, Cause.NOT_YET, texts.of("not-yet", planned.expectation()), null);
    }
    return kept(unit, planned, memory, tick);
  }

  /** Whether one of several things that have to come never has. */
  private boolean lacks(Unit unit, Planned planned, Recurs recurs, String part) {
    return recurs.good().size() > 1
        && keep.get(new Place(unit, planned.expectation().id(), part).state()) == null;
  }

  private Judgement kept(Unit unit, Planned planned, ExpectationMemory memory, Instant tick) {
    return memory.count(State.BROKEN) > 0 ? broken(unit, planned, memory, tick) : met(planned);
  }

  private Judgement met(Planned planned) {
    return Judgement.met(texts, planned.expectation());
  }

  private Judgement broken(Unit unit, Planned planned, ExpectationMemory memory, Instant tick) {
    Expectation expectation = planned.expectation();
    boolean contradicted = memory.contradicted() > 0;
    Broken first = Broken.first(keep, new Place(unit, expectation.id(), ""), contradicted);
    if (first == null) {
      throw new IllegalStateException(
          expectation + " of " + unit + ": counts a broken key that is not kept");
    }
    long open = memory.count(State.BROKEN);
    if (contradicted) {
      return Judgement.of(
              StandingState.FAILING,
              Cause.VIOLATED,
              texts.broken(expectation, first.subject()),
              null)
          .about(open, first.shown(), first.evidence());
    }
    return switch (first.cause()) {
      case Cause.OVERDUE ->
          Judgement.of(
                  Judgement.state(expectation.signal()),
                  Cause.OVERDUE,
                  texts.broken(expectation, first.subject()),
                  null)
              .about(open, first.shown(), first.evidence());
      case Cause.LAPSED -> lapses.of(planned, first, open, tick);
      default ->
          Judgement.of(
                  Judgement.state(expectation.signal()),
                  first.cause(),
                  texts.of(first.cause(), expectation, texts.time(first.since())),
                  null)
              .about(open, first.shown(), null);
    };
  }

  private Judgement share(
      Unit unit, Planned planned, Share share, ExpectationMemory memory, Instant tick) {
    BigDecimal found = part(memory.count(State.BROKEN), memory.total());
    if (memory.total() < share.atLeast() || found.compareTo(share.max()) <= 0) {
      return watched(planned, share.watch(), memory, tick);
    }
    Broken first = Broken.first(keep, new Place(unit, planned.expectation().id(), ""), false);
    return Judgement.of(
            Judgement.state(planned.expectation().signal()),
            Cause.VIOLATED,
            texts.of("share", planned.expectation(), percent(found), percent(share.max())),
            null)
        .about(memory.count(State.BROKEN), null, first == null ? null : first.evidence());
  }

  private Judgement sufficient(
      Planned planned, Sufficient sufficient, Unit unit, ExpectationMemory memory, Instant tick) {
    Expectation expectation = planned.expectation();
    List<String> missing =
        new SufficientKinds(keep, unit, expectation)
            .missing(sufficient, plan.systemsWith(unit.control()));
    if (missing.isEmpty()) {
      return met(planned);
    }
    Instant end = sufficient.window().after(memory.startedAt(), zone);
    if (tick.isBefore(end)) {
      return Judgement.of(
          StandingState.UNKNOWN, Cause.NOT_YET, texts.of("not-yet", expectation), end);
    }
    return Judgement.of(
            StandingState.INSUFFICIENT,
            Cause.KINDS_MISSING,
            texts.of("kinds-missing", expectation, String.join(", ", missing)),
            null)
        .about(missing.size(), missing.getFirst(), null);
  }

  private static BigDecimal part(long of, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(of).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }

  private static String percent(BigDecimal part) {
    return part.movePointRight(2)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
