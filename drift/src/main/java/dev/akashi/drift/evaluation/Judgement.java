package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Signal;
import dev.akashi.schemas.StandingState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an expectation stands at a tick, and why.
 *
 * @param open how many keys break it
 * @param due when it has to be judged again though nothing happens; null for never
 */
record Judgement(
    StandingState state,
    String cause,
    Map<String, String> text,
    long open,
    @Nullable String subject,
    @Nullable String contradicting,
    @Nullable String hop,
    @Nullable String source,
    @Nullable Instant due) {

  static Judgement of(
      StandingState state, String cause, Map<String, String> text, @Nullable Instant due) {
    return new Judgement(state, cause, text, 0, null, null, null, null, due);
  }

  /** Nothing is wrong. */
  static Judgement met(Texts texts, Expectation expectation) {
    return of(StandingState.MET, Cause.MET, texts.of("met", expectation), null);
  }

  /** The same in another state. */
  Judgement in(StandingState other) {
    return new Judgement(other, cause, text, open, subject, contradicting, hop, source, due);
  }

  /** The same about a source. */
  Judgement on(@Nullable String hop, @Nullable String source) {
    return new Judgement(state, cause, text, open, subject, contradicting, hop, source, due);
  }

  /** The same about so many keys, the oldest of which is named. */
  Judgement about(long open, @Nullable String subject, @Nullable String contradicting) {
    return new Judgement(state, cause, text, open, subject, contradicting, hop, source, due);
  }

  /** The same, to be judged again no later than at a time. */
  Judgement by(@Nullable Instant other) {
    return other == null
        ? this
        : new Judgement(
            state,
            cause,
            text,
            open,
            subject,
            contradicting,
            hop,
            source,
            Verdicts.earliest(due, other));
  }

  static StandingState state(Signal signal) {
    return switch (signal) {
      case FAILING -> StandingState.FAILING;
      case SILENT -> StandingState.SILENT;
      case STALE -> StandingState.STALE;
      case INSUFFICIENT -> StandingState.INSUFFICIENT;
    };
  }
}
