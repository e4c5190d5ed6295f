package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Signal;
import dev.akashi.catalog.expectation.Span;
import dev.akashi.catalog.scope.Source;
import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.StandingState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;

/**
 * What has stopped to come, told with the part of the path that failed, where one did. A lapse is
 * no contradiction: what must be renewed and was not is stale.
 */
final class Lapses {
  private final Watch watch;
  private final Texts texts;
  private final ZoneId zone;

  Lapses(Watch watch, Texts texts, ZoneId zone) {
    this.watch = watch;
    this.texts = texts;
    this.zone = zone;
  }

  /** Nothing of it has ever come: too early to tell, or its window is over. */
  Judgement never(Planned planned, Span window, ExpectationMemory memory, Instant tick) {
    Expectation expectation = planned.expectation();
    Instant lapse = window.after(memory.startedAt(), zone);
    if (window.isZero() || tick.isBefore(lapse)) {
      return Judgement.of(
          StandingState.UNKNOWN,
          Cause.NOT_YET,
          texts.of("not-yet", expectation),
          window.isZero() ? null : lapse);
    }
    Judgement hop = watch.disturbed(expectation, planned.sources());
    return hop != null
        ? hop.in(state(expectation))
        : Judgement.of(
            state(expectation),
            Cause.LAPSED,
            texts.of("lapsed.never", expectation, texts.time(memory.startedAt())),
            null);
  }

  /**
   * It came, and has not come again.
   *
   * @param first what has not come for longest
   * @param open how many have not
   */
  Judgement of(Planned planned, Broken first, long open, Instant tick) {
    Expectation expectation = planned.expectation();
    Judgement hop = watch.disturbed(expectation, planned.sources());
    if (hop != null) {
      return hop.in(state(expectation)).about(open, first.shown(), null);
    }
    boolean silent = expectation.signal() == Signal.SILENT;
    Instant quiet = silent ? watch.quietUntil(planned.sources(), first.lastKnown(), tick) : null;
    if (quiet != null) {
      return Judgement.met(texts, expectation).by(quiet);
    }
    return Judgement.of(
            state(expectation),
            silent ? Cause.NO_EVENTS : Cause.LAPSED,
            silent
                ? texts.of(
                    "no-events", expectation, name(first, planned), texts.time(first.lastGood()))
                : texts.of(
                    "lapsed", expectation, texts.time(first.lastGood()), texts.time(first.since())),
            null)
        .about(open, first.shown(), null);
  }

  private static String name(Broken first, Planned planned) {
    String shown = first.shown();
    return shown == null
        ? planned.sources().stream().map(Source::id).collect(Collectors.joining(", "))
        : shown;
  }

  private static StandingState state(Expectation expectation) {
    return expectation.signal() == Signal.FAILING
        ? StandingState.STALE
        : Judgement.state(expectation.signal());
  }
}
