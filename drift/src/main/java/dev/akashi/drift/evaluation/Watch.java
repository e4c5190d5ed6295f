package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Span;
import dev.akashi.catalog.scope.Source;
import dev.akashi.schemas.StandingState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the absence of an event may count as good news: only while its sources are heard, nothing
 * of them was lost, and that for as long as the expectation asks.
 */
final class Watch {
  /** So long a part of the path may be away, as during an upgrade, before it counts. */
  private static final Duration OUTAGE_MAX = Duration.ofMinutes(5);

  private final Keep keep;
  private final Texts texts;
  private final ZoneId zone;

  Watch(Keep keep, Texts texts, ZoneId zone) {
    this.keep = keep;
    this.texts = texts;
    this.zone = zone;
  }

  /** What is kept of a source. */
  SourceMemory memory(Source source) {
    return SourceMemory.of(keep.get(Place.source(source.system(), source.id())));
  }

  /**
   * How an expectation stands by what is known of its sources; {@code MET} where absence counts.
   *
   * @param shown whether evidence has shown that the check sees its events
   */
  Judgement judge(
      Expectation expectation, List<Source> sources, Span watch, boolean shown, Instant tick) {
    Judgement worst = null;
    Instant due = null;
    for (Source source : sources) {
      Judgement one = judge(expectation, source, watch, shown, tick);
      worst = worst == null || rank(one.state()) > rank(worst.state()) ? one : worst;
      due = one.due() == null ? due : Verdicts.earliest(due, one.due());
    }
    return worst == null
        ? Judgement.of(
            StandingState.UNWATCHED, Cause.NO_SOURCE, texts.of("no-source", expectation), null)
        : worst.by(due);
  }

  private Judgement judge(
      Expectation expectation, Source source, Span watch, boolean shown, Instant tick) {
    SourceMemory memory = memory(source);
    Instant heard = memory.lastHeard();
    Instant whole = memory.wholeSince();
    Instant quiet = memory.quietUntil(zone);
    if (heard == null || whole == null || quiet == null) {
      return Judgement.of(
              StandingState.UNKNOWN,
              Cause.NOT_YET,
              texts.of("not-yet.source", expectation, source.id()),
              null)
          .on(null, source.id());
    }
    Instant outage = memory.causeSince();
    if (outage != null && !tick.isBefore(outage.plus(OUTAGE_MAX))) {
      return disturbed(expectation, source, memory);
    }
    Instant silent = Verdicts.latest(watch.after(heard, zone), quiet);
    if (!tick.isBefore(silent)) {
      return Judgement.of(
              StandingState.SILENT,
              Cause.NO_EVENTS,
              texts.of("no-events", expectation, source.id(), texts.time(heard)),
              null)
          .on(null, source.id());
    }
    Instant due = outage == null ? silent : Verdicts.earliest(outage.plus(OUTAGE_MAX), silent);
    Instant gap = memory.gapAt();
    if (gap != null && tick.isBefore(watch.after(gap, zone))) {
      return Judgement.of(
              StandingState.UNKNOWN,
              Cause.GAP,
              texts.of("gap", expectation, source.id(), texts.time(gap)),
              Verdicts.earliest(due, watch.after(gap, zone)))
          .on(null, source.id());
    }
    Instant old = watch.after(whole, zone);
    if (tick.isBefore(old) && !shown) {
      return Judgement.of(
              StandingState.UNKNOWN,
              Cause.NOT_YET,
              texts.of("not-yet", expectation),
              Verdicts.earliest(due, old))
          .on(null, source.id());
    }
    return Judgement.of(StandingState.MET, Cause.MET, texts.of("met", expectation), due);
  }

  /**
   * Until when it is usual that all these sources say nothing; null where one of them has spoken
   * since a time, or where its silence is not usual.
   */
  @Nullable Instant quietUntil(List<Source> sources, @Nullable Instant since, Instant tick) {
    Instant end = null;
    for (Source source : sources) {
      SourceMemory memory = memory(source);
      Instant heard = memory.lastHeard();
      Instant quiet = memory.quietUntil(zone);
      if (since == null
          || heard == null
          || quiet == null
          || heard.isAfter(since)
          || !tick.isBefore(quiet)) {
        return null;
      }
      end = Verdicts.earliest(end, quiet);
    }
    return end;
  }

  /** The first source whose path is disturbed at all, in words; null where none is. */
  @Nullable Judgement disturbed(Expectation expectation, List<Source> sources) {
    for (Source source : sources) {
      SourceMemory memory = memory(source);
      if (memory.causeSince() != null) {
        return disturbed(expectation, source, memory);
      }
    }
    return null;
  }

  private Judgement disturbed(Expectation expectation, Source source, SourceMemory memory) {
    return Judgement.of(
            StandingState.SILENT,
            memory.cause(),
            texts.of(memory.cause(), expectation, source.id(), texts.time(memory.causeSince())),
            null)
        .on(memory.hop(), source.id());
  }

  private static int rank(StandingState state) {
    return switch (state) {
      case MET, NOT_APPLICABLE -> 0;
      case UNKNOWN, UNWATCHED -> 1;
      case INSUFFICIENT -> 2;
      case STALE -> 3;
      case SILENT -> 4;
      case FAILING -> 5;
    };
  }
}
