package dev.akashi.indexer;

import dev.akashi.indexer.Slice.Item;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * Dying anywhere in between repeats the batch, which changes nothing that was done. A batch is
 * worked off in slices, each decoded, stored and refused before the next, and counted as a whole.
 */
final class EvidenceBatch {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceBatch.class);

  private final Codec codec;
  private final EvidenceStore store;
  private final Consumer<List<Outgoing>> publish;
  private final HopCounts counts;
  private final Clock clock;

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
    Tally tally = counts.begin();
    Tally before = counts.begin(); // dropped: it only tells what was counted before this batch
    Slice slice = new Slice();
    for (Delivery delivery : deliveries) {
      try {
        Evidence evidence = codec.evidence(delivery.value());
        if (!slice.takes(evidence)) {
          finish(slice, before, tally);
          slice = new Slice();
        }
        slice.add(delivery, evidence);
      } catch (UndecodableException e) {
        slice.refuse(Refusals.undecodable(delivery, e, clock.instant()));
      }
    }
    finish(slice, before, tally);
    tally.publish();
  }

  private void finish(Slice slice, Tally before, Tally tally) {
    List<Item> items = slice.items();
    List<Verdict> verdicts =
        store.write(items.stream().map(Item::evidence).toList(), countedIn(before, items));
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Verdict verdict = verdicts.get(i);
      if (verdict instanceof Verdict.Rejected rejected) {
        slice.refuse(
            Refusals.rejected(item.evidence(), item.delivery(), rejected, clock.instant()));
      }
      boolean counted = count(tally, item.evidence(), verdict);
      if (counted && verdict instanceof Verdict.Conflict conflict) {
        report(item.evidence(), conflict);
      }
    }
    if (!slice.refused().isEmpty()) {
      publish.accept(slice.refused().stream().map(this::outgoing).toList());
    }
  }

  private static Set<String> countedIn(Tally before, List<Item> items) {
    Set<String> counted = new HashSet<>();
    for (Item item : items) {
      if (!count(before, item.evidence(), new Verdict.Stored())) {
        counted.add(item.evidence().getEventId());
      }
    }
    return counted;
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
