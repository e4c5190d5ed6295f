package dev.akashi.sigma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events that wait for earlier ones, in the order of their times and references. */
final class Pending {

  private final NavigableMap<Instant, NavigableMap<String, List<Contribution>>> byTime =
      new TreeMap<>();
  private int size;

  boolean has(Instant time, String ref) {
    NavigableMap<String, List<Contribution>> at = byTime.get(time);
    return at != null && at.containsKey(ref);
  }

  void add(Instant time, String ref, List<Contribution> contributions) {
    byTime.computeIfAbsent(time, _ -> new TreeMap<>()).put(ref, List.copyOf(contributions));
    size++;
  }

  int size() {
    return size;
  }

  /** The earliest time; null when nothing waits. */
  @Nullable Instant first() {
    return byTime.isEmpty() ? null : byTime.firstKey();
  }

  /** Everything of that instant, which waits no more. */
  List<Contribution> take(Instant time) {
    NavigableMap<String, List<Contribution>> at = byTime.remove(time);
    if (at == null) {
      return List.of();
    }
    size -= at.size();
    List<Contribution> all = new ArrayList<>();
    at.values().forEach(all::addAll);
    return all;
  }

  NavigableMap<Instant, NavigableMap<String, List<Contribution>>> byTime() {
    return byTime;
  }
}
