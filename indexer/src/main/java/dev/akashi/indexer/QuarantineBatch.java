package dev.akashi.indexer;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.store.EvidenceStore;
import java.time.Clock;
import java.util.List;

/**
 * One batch of quarantine. It is not counted: the hop that put an event there has counted it, and
 * the indexer would meet its own refusals twice.
 */
final class QuarantineBatch {
  private final Codec codec;
  private final EvidenceStore store;
  private final Clock clock;

  QuarantineBatch(Codec codec, EvidenceStore store, Clock clock) {
    this.codec = codec;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Takes in a batch.
   *
   * @throws RuntimeException of any kind when the batch must be delivered again
   */
  void accept(List<Delivery> deliveries) {
    store.quarantine(deliveries.stream().map(this::read).toList());
  }

  // What cannot be read here is shown where it would have been shown, instead of going round.
  private Quarantined read(Delivery delivery) {
    try {
      return codec.quarantined(delivery.value());
    } catch (UndecodableException e) {
      return Refusals.undecodable(delivery, e, clock.instant());
    }
  }
}
