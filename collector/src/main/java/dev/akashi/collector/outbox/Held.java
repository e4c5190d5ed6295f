package dev.akashi.collector.outbox;

/**
 * The numbers that a batch got.
 *
 * @param firstSequence of its first event
 * @param events how many got a number
 */
public record Held(long firstSequence, int events) {}
