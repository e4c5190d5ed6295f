package dev.akashi.drift.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory: for cases, for looking back, and for measuring. */
public final class InMemoryKeep implements Keep {
  private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public byte @Nullable [] get(byte[] key) {
    return entries.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    entries.remove(key);
  }

  @Override
  public void scan(byte[] from, byte[] to, Visitor visitor) {
    for (Map.Entry<byte[], byte[]> entry :
        new ArrayList<>(entries.subMap(from, true, to, false).entrySet())) {
      if (!visitor.visit(entry.getKey(), entry.getValue())) {
        return;
      }
    }
  }

  /** How many entries there are. */
  public int size() {
    return entries.size();
  }

  /** Bytes of all keys and values. */
  public long bytes() {
    return entries.entrySet().stream()
        .mapToLong(entry -> (long) entry.getKey().length + entry.getValue().length)
        .sum();
  }
}
