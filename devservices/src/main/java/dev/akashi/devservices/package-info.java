/** Starts a real Kafka and a real Elasticsearch when no address is given. */
@NullMarked
package dev.akashi.devservices;

import org.jspecify.annotations.NullMarked;
