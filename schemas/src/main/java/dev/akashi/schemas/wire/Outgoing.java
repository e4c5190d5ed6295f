package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One record to publish.
 *
 * @param topic topic name
 * @param partition where it has to stand; null for the one that its key decides
 * @param key what keeps its records in one order, usually the stream
 * @param value encoded record; null removes the record of the key from a compacted topic
 */
public record Outgoing(
    String topic, @Nullable Integer partition, String key, byte @Nullable [] value) {
  /** A record for a topic of ours. */
  public static Outgoing to(Topic topic, String key, byte[] value) {
    return new Outgoing(topic.name(), null, key, value);
  }

  /** A record for one partition of a topic of ours. */
  public static Outgoing to(Topic topic, int partition, String key, byte[] value) {
    return new Outgoing(topic.name(), partition, key, value);
  }

  /** Removes the record of a key from a compacted topic of ours. */
  public static Outgoing removal(Topic topic, String key) {
    return new Outgoing(topic.name(), null, key, null);
  }
}
