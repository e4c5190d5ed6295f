/** How far our documents agree with those that others make of the same records. */
@NullMarked
package dev.akashi.catalog.agreement;

import org.jspecify.annotations.NullMarked;
