/** The scope file {@code akashi.yml}: the zone, the systems under audit and their sources. */
@NullMarked
package dev.akashi.catalog.scope;

import org.jspecify.annotations.NullMarked;
