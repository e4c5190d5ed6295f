package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;

/**
 * One record to publish.
 *
 * @param topic topic name
 * @param key what keeps its records in one order, usually the stream
 * @param value encoded record
 */
public record Outgoing(String topic, String key, byte[] value) {
  /** A record for a topic of ours. */
  public static Outgoing to(Topic topic, String key, byte[] value) {
    return new Outgoing(topic.name(), key, value);
  }
}
