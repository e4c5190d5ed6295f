/**
 * Runs the cases of expectations, and history that is read back, through packs, observing and
 * evaluation, without servers.
 */
@NullMarked
package dev.akashi.drift.cases;

import org.jspecify.annotations.NullMarked;
