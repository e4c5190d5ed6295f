/** The Kafka side of the wire: topics made explicitly, one way to send, durable counts. */
@NullMarked
package dev.akashi.schemas.wire;

import org.jspecify.annotations.NullMarked;
