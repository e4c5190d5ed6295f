package dev.akashi.store;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Where ids were sent a moment ago, which a search does not see before the next refresh. Bounded;
 * safe for use by many threads.
 */
final class RecentIds {
  private static final int MAX = 32_768;

  private final LinkedHashMap<String, String> indices = new LinkedHashMap<>();

  synchronized void put(String id, String index) {
    indices.put(id, index);
    if (indices.size() > MAX) {
      indices.pollFirstEntry();
    }
  }

  synchronized Optional<String> get(String id) {
    return Optional.ofNullable(indices.get(id));
  }
}
