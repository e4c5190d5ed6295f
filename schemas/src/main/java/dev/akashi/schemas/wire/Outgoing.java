package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One record to publish.
 *
 * @param topic topic name
 * @param partition where it has to stand; null for the one that its key decides
 * @param key what keeps its records in one order, usually the stream
 * @param value encoded record
 */
public record Outgoing(String topic, @Nullable Integer partition, String key, byte[] value) {
  /** A record for a topic of ours. */
  public static Outgoing to(Topic topic, String key, byte[] value) {
    return new Outgoing(topic.name(), null, key, value);
  }

  /** A record for one partition of a topic of ours. */
  public static Outgoing to(Topic topic, int partition, String key, byte[] value) {
    return new Outgoing(topic.name(), partition, key, value);
  }
}
