package dev.akashi.drift.evaluation;

import dev.akashi.schemas.Digests;
import dev.akashi.schemas.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * When a change of status opens an incident, and when it closes one. An incident is open from the
 * tick on which a control got worse until it is as good as before again.
 */
final class Incidents {
  private static final int ID_CHARS = 16;
  private static final int BAD = 3;
  private static final int SHORT_OF_BAD = 2;

  private Incidents() {}

  /** How bad a status is; 0 is good. */
  static int rank(Status status) {
    return switch (status) {
      case SUPPORTED, NOT_APPLICABLE -> 0;
      case UNKNOWN -> 1;
      case INSUFFICIENT -> 2;
      case STALE -> 3;
      case SILENT -> 4;
      case FAILING -> 5;
    };
  }

  /** Whether a change opens one where none is open. */
  static boolean opens(Status before, Status now) {
    return rank(now) > rank(before) && (rank(now) >= BAD || rank(before) == 0);
  }

  /**
   * Whether a status ends an open one.
   *
   * @param before how bad it was before the incident
   */
  static boolean closes(int before, Status now) {
    return rank(now) <= before || before > 0 && rank(now) <= SHORT_OF_BAD;
  }

  /** The same for the same unit and tick, however often it is worked out. */
  static String id(Unit unit, Instant tick) {
    String name = unit.key() + "|" + tick.toEpochMilli();
    return Digests.sha256Hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, ID_CHARS);
  }
}
