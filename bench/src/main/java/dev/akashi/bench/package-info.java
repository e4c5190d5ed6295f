/** What the parts cost, as ratios measured in one run. */
@NullMarked
package dev.akashi.bench;

import org.jspecify.annotations.NullMarked;
