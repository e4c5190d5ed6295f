package dev.akashi.store;

import java.time.Clock;

class InMemoryEvidenceStoreTest extends EvidenceStoreContract {
  private final EvidenceStore store = new InMemoryEvidenceStore(Clock.systemUTC());

  @Override
  EvidenceStore store() {
    return store;
  }

  @Override
  void settle() {}
}
