/** Which controls the packs can speak for, and by what kind of record. */
@NullMarked
package dev.akashi.catalog.coverage;

import org.jspecify.annotations.NullMarked;
