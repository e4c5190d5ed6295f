package dev.akashi.store;

import java.util.UUID;

class InMemoryStatusStoreTest implements StatusStoreContract {
  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  private final StatusStore store = new InMemoryStatusStore();

  @Override
  public StatusStore store() {
    return store;
  }

  @Override
  public String unique() {
    return unique;
  }

  @Override
  public void settle() {}
}
