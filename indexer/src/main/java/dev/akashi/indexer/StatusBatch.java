package dev.akashi.indexer;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.store.StatusStore;
import dev.akashi.store.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch of statuses, in the order of {@link EvidenceBatch}: stored, what cannot be is in
 * quarantine, and only then do the offsets move. Nothing is counted: drift makes one status of many
 * events, and a status is no event.
 */
final class StatusBatch {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBatch.class);

  private final Codec codec;
  private final StatusStore store;
  private final Consumer<List<Outgoing>> publish;
  private final Clock clock;

  private record Item(Delivery delivery, ControlStatus status) {}

  StatusBatch(Codec codec, StatusStore store, Consumer<List<Outgoing>> publish, Clock clock) {
    this.codec = codec;
    this.store = store;
    this.publish = publish;
    this.clock = clock;
  }

  /**
   * Takes in a batch.
   *
   * @throws RuntimeException of any kind when the batch must be delivered again
   */
  void accept(List<Delivery> deliveries) {
    List<Item> items = new ArrayList<>(deliveries.size());
    List<Quarantined> refused = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      // A record without a value is what compaction leaves of a key: it says nothing of a status.
      if (delivery.value().length > 0) {
        try {
          items.add(new Item(delivery, codec.controlStatus(delivery.value())));
        } catch (UndecodableException e) {
          refused.add(Refusals.undecodable(delivery, e, clock.instant()));
        }
      }
    }
    List<Verdict> verdicts = store.write(items.stream().map(Item::status).toList());
    for (int i = 0; i < items.size(); i++) {
      if (verdicts.get(i) instanceof Verdict.Rejected rejected) {
        refused.add(Refusals.rejected(items.get(i).delivery(), rejected, clock.instant()));
      }
    }
    if (!refused.isEmpty()) {
      publish.accept(refused.stream().map(this::outgoing).toList());
    }
  }

  private Outgoing outgoing(Quarantined item) {
    LOG.warn("quarantine: {} {}: {}", item.getEventId(), item.getReason(), item.getMessage());
    return Outgoing.to(Topic.QUARANTINE, item.getStream(), codec.encode(item));
  }
}
