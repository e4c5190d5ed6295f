package dev.akashi.drift.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is kept of one key of an expectation, in the form that its mechanism needs. */
sealed interface KeyRecord permits KeyMemory, VolumeMemory {
  /** How the key is counted in its expectation. */
  Verdict.State counted();

  /** Whether it is counted as contradicted by an event. */
  boolean contradicted();

  /** When it has to be looked at again; null where only news can change it. */
  @Nullable Instant due();

  /** Since when it breaks the expectation; null while it does not. */
  @Nullable Instant broken();

  /** Takes down what was counted and armed for it. */
  void settle(
      Verdict.State counted, boolean contradicted, @Nullable Instant due, @Nullable Instant broken);

  byte[] bytes();
}
