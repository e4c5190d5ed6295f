package dev.akashi.console;

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
   * @param asOf when the counts were last read to their end; null when they never were
   * @param away why and since when they cannot be read; null while they can
   */
  record Snapshot(
      List<StreamCount> counts,
      List<Heartbeat> heartbeats,
      @Nullable Instant asOf,
      @Nullable Away away) {}
}
