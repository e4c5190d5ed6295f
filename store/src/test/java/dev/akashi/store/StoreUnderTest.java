package dev.akashi.store;

import dev.akashi.schemas.Evidence;
import java.time.Instant;
import java.util.List;

/** A store to prove, shared by all tests: each of them writes under a system of its own. */
interface StoreUnderTest {
  Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  Instant TO = Instant.parse("2026-12-01T00:00:00Z");

  EvidenceStore store();

  /** Makes visible what was written. */
  void settle();

  /** A word that belongs to one test alone. */
  String unique();

  default Samples event(long sequence) {
    return Samples.event(sequence).stream("s-" + unique()).system("sys-" + unique());
  }

  default EvidenceQuery all() {
    return EvidenceQuery.between(FROM, TO).withSystem("sys-" + unique());
  }

  default List<Verdict> write(Evidence... batch) {
    return store().write(List.of(batch));
  }

  default List<String> found(EvidenceQuery query) {
    return store().search(query).items().stream().map(StoredEvidence::eventId).toList();
  }
}
