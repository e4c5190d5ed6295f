package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One record to publish.
 *
 * @param topic topic name
 * @param key what keeps its records in one order, usually the stream
 * @param value encoded record; null removes the record of the key from a compacted topic
 */
public record Outgoing(String topic, String key, byte @Nullable [] value) {
  /** A record for a topic of ours. */
  public static Outgoing to(Topic topic, String key, byte[] value) {
    return new Outgoing(topic.name(), key, value);
  }

  /** Removes the record of a key from a compacted topic of ours. */
  public static Outgoing removal(Topic topic, String key) {
    return new Outgoing(topic.name(), key, null);
  }
}
