package dev.akashi.console;

import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.util.List;

/** Statuses in the order in which a person should read them: worst first. */
final class StatusOrder {
  /** All statuses. */
  static final List<Status> WORST_FIRST =
      List.of(
          Status.FAILING,
          Status.SILENT,
          Status.STALE,
          Status.INSUFFICIENT,
          Status.UNKNOWN,
          Status.SUPPORTED,
          Status.NOT_APPLICABLE);

  /** Their words, in the same order. */
  static final List<String> WORDS = WORST_FIRST.stream().map(Question::word).toList();

  private static final List<String> STATES =
      List.of(
              StandingState.FAILING,
              StandingState.SILENT,
              StandingState.STALE,
              StandingState.INSUFFICIENT,
              StandingState.UNKNOWN,
              StandingState.UNWATCHED,
              StandingState.MET,
              StandingState.NOT_APPLICABLE)
          .stream()
          .map(Question::word)
          .toList();

  private StatusOrder() {}

  /** The place of a status among all, 0 for the worst. */
  static int rank(String word) {
    return WORDS.indexOf(word);
  }

  /** The place of how an expectation stands, 0 for the worst. */
  static int rankOfState(String word) {
    return STATES.indexOf(word);
  }
}
