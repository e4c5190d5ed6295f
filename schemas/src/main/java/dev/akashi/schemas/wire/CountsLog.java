package dev.akashi.schemas.wire;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.Topic;
import java.util.Collection;
import java.util.List;

/**
 * Writes counts and heartbeats. The key makes the newest record of each the only one that stays.
 */
public final class CountsLog {
  private final WireProducer producer;
  private final Codec codec;

  /** A log that writes through the app's own producer. */
  public CountsLog(WireProducer producer, Codec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  /**
   * Publishes counts and waits for the broker.
   *
   * @throws NotPublishedException when the broker did not acknowledge
   */
  public void publish(Collection<StreamCount> counts) {
    producer.publish(counts.stream().map(this::outgoing).toList());
  }

  /** The key under which the newest of these stays. */
  public static String key(Evaluated mark) {
    return CountsView.EVALUATED + mark.getPartition();
  }

  /**
   * Publishes a sign of life and waits for the broker.
   *
   * @throws NotPublishedException when the broker did not acknowledge
   */
  public void publish(Heartbeat heartbeat) {
    String key = CountsView.HEARTBEAT + heartbeat.getApp() + "/" + heartbeat.getInstance();
    producer.publish(List.of(Outgoing.to(Topic.COUNTS, key, codec.encode(heartbeat))));
  }

  private Outgoing outgoing(StreamCount count) {
    String key = CountsView.COUNT + count.getHop() + "/" + count.getStream();
    return Outgoing.to(Topic.COUNTS, key, codec.encode(count));
  }
}
