/**
 * Observing: from evidence to what expectations count of it, a function of the evidence and the
 * plan. {@link dev.akashi.drift.observing.Observing} is the class to open first.
 */
@NullMarked
package dev.akashi.drift.observing;

import org.jspecify.annotations.NullMarked;
