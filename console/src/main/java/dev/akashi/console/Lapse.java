package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why it cannot be said whether a status still holds.
 *
 * @param hop the part of the path that is the reason: {@code broker}, {@code drift}; null where
 *     none is
 * @param since when it was evaluated last; null when that is not known either
 */
record Lapse(@Nullable String hop, Phrase text, @Nullable Instant since) {
  /** Stable code of the cause. */
  static final String CAUSE = "not-evaluated";
}
