package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Keep;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What evaluation keeps, in a state store: on local disk, with a changelog in Kafka. */
final class StoreKeep implements Keep {
  private final KeyValueStore<Bytes, byte[]> store;

  StoreKeep(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(Bytes.wrap(key), value);
  }

  @Override
  public void delete(byte[] key) {
    store.delete(Bytes.wrap(key));
  }

  @Override
  public void scan(byte[] from, byte[] to, Visitor visitor) {
    Bytes end = Bytes.wrap(to);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(Bytes.wrap(from), end)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        // The end of a range of the store belongs to it.
        if (entry.key.compareTo(end) >= 0 || !visitor.visit(entry.key.get(), entry.value)) {
          return;
        }
      }
    }
  }
}
