package dev.akashi.store;

import dev.akashi.schemas.ControlStatus;
import java.util.List;

/**
 * Where statuses rest: the newest of each control on each system, and all that ever were. Writing
 * is blocking and whole: who calls {@link #write} may acknowledge its own source when the call has
 * returned. Safe for use by many threads.
 */
public interface StatusStore extends StatusReader, AutoCloseable {

  /**
   * Writes a batch. Writing the same batch again, whole or in part, changes nothing, and a status
   * of an older tick never takes the place of a newer one, whatever the order of arrival.
   *
   * @return one verdict per item, in the order of the batch: {@link Verdict.Stored}, {@link
   *     Verdict.AlreadyStored} or {@link Verdict.Rejected}; what it says is durable
   * @throws StoreUnavailableException when not every item could be given a verdict; any of them may
   *     have been stored, so the caller writes the whole batch again
   */
  List<Verdict> write(List<ControlStatus> batch);

  @Override
  void close();
}
