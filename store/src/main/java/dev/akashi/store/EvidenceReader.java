package dev.akashi.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the store. What was written is visible here about a second later. Every method but
 * {@link #health} throws {@link StoreUnavailableException} when the store does not answer. Safe for
 * use by many threads.
 */
public interface EvidenceReader {

  /**
   * Evidence, newest first.
   *
   * @throws BadQueryException when a value is out of bounds or the cursor is not one of ours
   */
  EvidencePage search(EvidenceQuery query);

  /**
   * Evidence, oldest first, for whoever reads on to the end. A cursor belongs to the order in which
   * it was given.
   *
   * @throws BadQueryException when a value is out of bounds or the cursor is not one of ours
   */
  EvidencePage oldestFirst(EvidenceQuery query);

  /** The evidence with this id; with the id of a conflicting one, {@code id~digest}, that one. */
  Optional<StoredEvidence> get(String id);

  /** What an event has become; empty when it was a duplicate, is in quarantine or not yet here. */
  Optional<StoredEvidence> byEvent(String eventId);

  /**
   * How much evidence each control has, by control id. A control without any is not in the map.
   *
   * @param from inclusive, by the time an event occurred
   * @param to exclusive
   * @param system only of this system, or of all when null
   */
  Map<String, ControlCount> countsPerControl(Instant from, Instant to, @Nullable String system);

  /** What is in the store altogether. */
  Totals totals();

  /**
   * What is in quarantine, newest first by the time it was put there.
   *
   * @throws BadQueryException when a value is out of bounds or the cursor is not one of ours
   */
  QuarantinePage quarantined(QuarantineQuery query);

  /** Whether the store can do its job right now. Answers within seconds and never throws. */
  StoreHealth health();

  /**
   * One page of evidence.
   *
   * @param nextCursor where the next page starts; null on the last page
   * @param total how much there is in all, at most {@link #TOTAL_MAX}
   * @param totalExact false when there is more than {@code total}
   */
  record EvidencePage(
      List<StoredEvidence> items, @Nullable String nextCursor, long total, boolean totalExact) {
    /** Up to this number totals are exact; beyond it counting would cost more than it tells. */
    public static final int TOTAL_MAX = 10_000;
  }

  /** One page of quarantine; see {@link EvidencePage}. */
  record QuarantinePage(
      List<StoredQuarantine> items, @Nullable String nextCursor, long total, boolean totalExact) {}

  /**
   * How much evidence one control has. An item counts once in {@code all}, and once under each
   * polarity that it has for this control.
   *
   * @param newest when the newest of it occurred
   */
  record ControlCount(long all, long supports, long contradicts, long context, Instant newest) {}

  /**
   * What is in the store altogether.
   *
   * @param conflicts of the evidence, stored beside other content of the same evidence id
   * @param controls controls that have any evidence
   */
  record Totals(long evidence, long conflicts, long quarantined, long controls) {}

  /**
   * Health of the store.
   *
   * @param ok whether it can be read and written
   * @param message the state for a person, in English
   */
  record StoreHealth(boolean ok, String message) {}
}
