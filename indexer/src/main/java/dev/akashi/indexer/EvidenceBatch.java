package dev.akashi.indexer;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.wire.HopCounts;
import dev.akashi.schemas.wire.HopCounts.Ending;
import dev.akashi.schemas.wire.HopCounts.Owner;
import dev.akashi.schemas.wire.HopCounts.Tally;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.store.EvidenceStore;
import dev.akashi.store.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch of evidence. The order is what the first promise rests on:
 *
 * <ol>
 *   <li>the store has a verdict for every item;
 *   <li>what it rejected is in quarantine, acknowledged by the broker;
 *   <li>the counts are published;
 *   <li>this returns, and only then the consumer's offsets move.
 * </ol>
 *
 * Dying anywhere in between repeats the batch, which changes nothing that was done.
 */
final class EvidenceBatch {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceBatch.class);

  private final Codec codec;
  private final EvidenceStore store;
  private final Consumer<List<Outgoing>> publish;
  private final HopCounts counts;
  private final Clock clock;

  private record Item(Delivery delivery, Evidence evidence) {}

  EvidenceBatch(
      Codec codec,
      EvidenceStore store,
      Consumer<List<Outgoing>> publish,
      HopCounts counts,
      Clock clock) {
    this.codec = codec;
    this.store = store;
    this.publish = publish;
    this.counts = counts;
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
      try {
        items.add(new Item(delivery, codec.evidence(delivery.value())));
      } catch (UndecodableException e) {
        refused.add(Refusals.undecodable(delivery, e, clock.instant()));
      }
    }
    List<Verdict> verdicts = store.write(items.stream().map(Item::evidence).toList());
    Tally tally = counts.begin();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Verdict verdict = verdicts.get(i);
      if (verdict instanceof Verdict.Rejected rejected) {
        refused.add(Refusals.rejected(item.evidence(), item.delivery(), rejected, clock.instant()));
      }
      boolean counted = count(tally, item.evidence(), verdict);
      if (counted && verdict instanceof Verdict.Conflict conflict) {
        report(item.evidence(), conflict);
      }
    }
    if (!refused.isEmpty()) {
      publish.accept(refused.stream().map(this::outgoing).toList());
    }
    tally.publish();
  }

  private static boolean count(Tally tally, Evidence evidence, Verdict verdict) {
    Ending ending =
        switch (verdict) {
          case Verdict.Stored stored -> Ending.EVIDENCE;
          case Verdict.AlreadyStored stored -> Ending.EVIDENCE;
          case Verdict.Duplicate duplicate -> Ending.DUPLICATE;
          case Verdict.Conflict conflict -> Ending.CONFLICT;
          case Verdict.Rejected rejected -> Ending.QUARANTINED;
        };
    var owner =
        new Owner(
            evidence.getStream(), evidence.getSource(), evidence.getSystem(), evidence.getPack());
    return tally.add(owner, evidence.getSequence(), evidence.getCollectedAt(), ending);
  }

  private static void report(Evidence evidence, Verdict.Conflict conflict) {
    if (evidence.getImmutable()) {
      LOG.error(
          "integrity alarm: pack {} promises that {} never changes, yet event {} brought other"
              + " content than {}; both are kept",
          evidence.getPack(),
          evidence.getEvidenceId(),
          evidence.getEventId(),
          conflict.eventId());
    } else {
      LOG.info(
          "{} was met with other content; kept as {}",
          evidence.getEvidenceId(),
          conflict.storedUnder());
    }
  }

  private Outgoing outgoing(Quarantined item) {
    LOG.warn("quarantine: {} {}: {}", item.getEventId(), item.getReason(), item.getMessage());
    return Outgoing.to(Topic.QUARANTINE, item.getStream(), codec.encode(item));
  }
}
