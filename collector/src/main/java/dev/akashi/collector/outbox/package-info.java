/**
 * What a collector holds between its sources and the broker. {@link
 * dev.akashi.collector.outbox.Outbox} is the class to open first.
 */
@NullMarked
package dev.akashi.collector.outbox;

import org.jspecify.annotations.NullMarked;
