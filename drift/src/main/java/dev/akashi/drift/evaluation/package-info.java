/**
 * Evaluation: from observations and ticks to statuses, without Kafka, disk or clock. {@link
 * dev.akashi.drift.evaluation.Evaluator} is the class to open first.
 */
@NullMarked
package dev.akashi.drift.evaluation;

import org.jspecify.annotations.NullMarked;
