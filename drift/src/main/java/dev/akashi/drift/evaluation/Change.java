package dev.akashi.drift.evaluation;

import dev.akashi.schemas.ControlStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a unit that is not as it was last said.
 *
 * @param collectedAt when the newest event behind it was collected; null where time alone did it
 */
public record Change(ControlStatus status, @Nullable Instant collectedAt) {}
