/** The status of every control on every system, and alerts when it gets worse. */
@NullMarked
package dev.akashi.drift;

import org.jspecify.annotations.NullMarked;
