package dev.akashi.console;

import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.StreamCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the durable counts and the signs of life come from. */
interface Counts {
  /** What was last read; never waits. */
  Snapshot now();

  /**
   * What was last read.
   *
   * @param evaluated up to where each share of drift has evaluated
   * @param asOf when the counts were last read to their end; null when they never were
   * @param away why and since when they cannot be read; null while they can
   */
  record Snapshot(
      List<StreamCount> counts,
      List<Heartbeat> heartbeats,
      List<Evaluated> evaluated,
      @Nullable Instant asOf,
      @Nullable Away away) {
    /** Before anything was read. */
    static Snapshot none(@Nullable Instant asOf, @Nullable Away away) {
      return new Snapshot(List.of(), List.of(), List.of(), asOf, away);
    }
  }
}
