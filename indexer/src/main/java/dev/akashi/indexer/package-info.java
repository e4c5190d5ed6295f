/** Evidence from Kafka into the store, losing nothing. */
@NullMarked
package dev.akashi.indexer;

import org.jspecify.annotations.NullMarked;
