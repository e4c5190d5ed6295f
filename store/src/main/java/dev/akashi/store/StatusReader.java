package dev.akashi.store;

import dev.akashi.schemas.ControlStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions about statuses. What was written is visible here about a second later. Every method
 * throws {@link StoreUnavailableException} when the store does not answer. Safe for use by many
 * threads.
 */
public interface StatusReader {

  /**
   * The status of each control on each system, ordered by control and system: the newest, or the
   * newest that was evaluated at or before the time that the query names. Whether a newest one
   * still holds is not for the store to say: see {@link dev.akashi.schemas.Evaluated}.
   */
  List<ControlStatus> statuses(StatusQuery query);

  /**
   * What one control went through, newest first.
   *
   * @throws BadQueryException when the cursor is not one of ours
   */
  StatusPage history(StatusHistoryQuery query);

  /**
   * One page of history.
   *
   * @param nextCursor where the next page starts; null on the last page
   * @param total how much there is in all, at most {@link EvidenceReader.EvidencePage#TOTAL_MAX}
   * @param totalExact false when there is more than {@code total}
   */
  record StatusPage(
      List<ControlStatus> items, @Nullable String nextCursor, long total, boolean totalExact) {}
}
