/** Knowledge as data: frameworks, controls, crosswalk, packs; its reader and lint. */
@NullMarked
package dev.akashi.catalog;

import org.jspecify.annotations.NullMarked;
