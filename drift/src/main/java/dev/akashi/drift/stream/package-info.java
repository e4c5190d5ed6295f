/**
 * The Kafka side of drift. {@link dev.akashi.drift.stream.Observer} reads evidence and says tick by
 * tick what expectations count of it; {@link dev.akashi.drift.stream.EvaluatingTopology} puts that
 * together, keeps state and says statuses. Between them lies the topic akashi.observations, whose
 * order is the order of history.
 */
@NullMarked
package dev.akashi.drift.stream;

import org.jspecify.annotations.NullMarked;
