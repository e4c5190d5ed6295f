/** Fetches or accepts from sources, frames, numbers, publishes raw. */
@NullMarked
package dev.akashi.collector;

import org.jspecify.annotations.NullMarked;
