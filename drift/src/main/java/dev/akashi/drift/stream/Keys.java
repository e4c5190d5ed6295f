package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Unit;

/** The keys of akashi.observations, which say what a record is. */
final class Keys {
  /** Observations that concern every unit. */
  static final String SURROUNDINGS = "all";

  /** The mark that a tick has passed. */
  static final String PASSED = "passed";

  private static final String OBSERVATIONS = "unit/";

  private Keys() {}

  static String observations(Unit unit) {
    return OBSERVATIONS + unit.key();
  }

  /** Whether a record holds observations, of one unit or of all. */
  static boolean isObservations(String key) {
    return key.equals(SURROUNDINGS) || key.startsWith(OBSERVATIONS);
  }
}
