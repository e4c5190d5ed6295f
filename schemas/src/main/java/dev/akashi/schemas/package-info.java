/** Words on the wire: Avro schemas, topics, codec, identity, counts. */
@NullMarked
package dev.akashi.schemas;

import org.jspecify.annotations.NullMarked;
