/**
 * Words at rest: the contract of the store. Elasticsearch is behind it in {@code elastic}, the twin
 * without a server in {@code memory}.
 */
@NullMarked
package dev.akashi.store;

import org.jspecify.annotations.NullMarked;
