package dev.akashi.store;

import java.time.Clock;
import java.util.UUID;

class InMemoryEvidenceStoreTest implements EvidenceStoreContract, EvidenceReaderContract {
  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  private final EvidenceStore store = new InMemoryEvidenceStore(Clock.systemUTC());

  @Override
  public EvidenceStore store() {
    return store;
  }

  @Override
  public String unique() {
    return unique;
  }

  @Override
  public void settle() {}
}
