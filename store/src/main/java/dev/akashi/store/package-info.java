/** Words at rest: index templates, evidence writer and reader, in-memory twin. */
@NullMarked
package dev.akashi.store;

import org.jspecify.annotations.NullMarked;
