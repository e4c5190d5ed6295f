package dev.akashi.collector.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What a stream has come to.
 *
 * @param nextSequence the number that the next event gets
 * @param publishedSequence one more than the highest number that the broker is known to have
 * @param lastCollectedAt of the newest batch
 */
public record OutboxState(
    long nextSequence, long publishedSequence, Optional<Instant> lastCollectedAt) {}
