package dev.akashi.drift.stream;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store in memory that is there again after it was closed, as one on disk is. */
final class SurvivingStore implements KeyValueStore<Bytes, byte[]>, KeyValueBytesStoreSupplier {
  private final NavigableMap<Bytes, byte[]> entries = new TreeMap<>();
  private boolean open;

  @Override
  public String name() {
    return Evaluating.STORE;
  }

  @Override
  public KeyValueStore<Bytes, byte[]> get() {
    return this;
  }

  @Override
  public String metricsScope() {
    return "surviving";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    open = true;
    context.register(root, (key, value) -> put(Bytes.wrap(key), value));
  }

  @Override
  public void put(Bytes key, byte[] value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(one -> put(one.key, one.value));
  }

  @Override
  public byte[] delete(Bytes key) {
    return entries.remove(key);
  }

  @Override
  public byte[] get(Bytes key) {
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Entries(new TreeMap<>(entries.subMap(from, true, to, true)));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Entries(new TreeMap<>(entries));
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** What was there when it was asked for. */
  private static final class Entries implements KeyValueIterator<Bytes, byte[]> {
    private final NavigableMap<Bytes, byte[]> left;

    Entries(NavigableMap<Bytes, byte[]> left) {
      this.left = left;
    }

    @Override
    public Bytes peekNextKey() {
      return left.firstKey();
    }

    @Override
    public boolean hasNext() {
      return !left.isEmpty();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Map.Entry<Bytes, byte[]> first = left.pollFirstEntry();
      return KeyValue.pair(first.getKey(), first.getValue());
    }

    @Override
    public void close() {
      left.clear();
    }
  }
}
