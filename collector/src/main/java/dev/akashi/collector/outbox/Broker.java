package dev.akashi.collector.outbox;

import dev.akashi.schemas.wire.Outgoing;
import java.util.List;

/** Where batches go. */
@FunctionalInterface
public interface Broker {
  /**
   * Returns when every record is durable.
   *
   * @throws dev.akashi.schemas.wire.NotPublishedException when any is not; the same records are
   *     published again later
   */
  void publish(List<Outgoing> records);
}
