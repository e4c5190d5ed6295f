package dev.akashi.store;

import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Quarantined;
import java.util.List;
import java.util.Set;

/**
 * Where evidence rests. Writing is blocking and whole: who calls {@link #write} may acknowledge its
 * own source when the call has returned. Safe for use by many threads.
 */
public interface EvidenceStore extends EvidenceReader, AutoCloseable {

  /**
   * Writes a batch. Writing the same batch again, whole or in part, changes nothing and gives the
   * same verdicts, with {@link Verdict.AlreadyStored} in place of {@link Verdict.Stored}. Items
   * that share an evidence id are judged in the order of the batch.
   *
   * @return one verdict per item, in the order of the batch; what it says is durable
   * @throws StoreUnavailableException when not every item could be given a verdict; any of them may
   *     have been stored, so the caller writes the whole batch again
   */
  default List<Verdict> write(List<Evidence> batch) {
    return write(batch, Set.of());
  }

  /**
   * Writes a batch, knowing which events were delivered before. Each of those is looked for in
   * every month, and not only in its own, so that it is neither stored twice nor, where its number
   * was given to another record meanwhile, taken for that one.
   *
   * @param metBefore event ids
   * @return as {@link #write(List)}
   * @throws StoreUnavailableException as {@link #write(List)}
   */
  List<Verdict> write(List<Evidence> batch, Set<String> metBefore);

  /**
   * Writes what went to quarantine, without the head of the record. An event that was quarantined
   * at the same hop with the same digest before stays as it was.
   *
   * @throws StoreUnavailableException when not every item is durable; write the batch again
   */
  void quarantine(List<Quarantined> batch);

  @Override
  void close();
}
