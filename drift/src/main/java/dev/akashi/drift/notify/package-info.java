/**
 * Tells people that a control lost its evidence, and that it has it again.
 *
 * <p>{@link dev.akashi.drift.notify.Notifier} is the shell; {@link
 * dev.akashi.drift.notify.Situation} and {@link dev.akashi.drift.notify.Conversation} decide, with
 * the time passed in; each receiver is one class.
 */
@NullMarked
package dev.akashi.drift.notify;

import org.jspecify.annotations.NullMarked;
