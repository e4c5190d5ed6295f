package dev.akashi.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statuses that were asked for.
 *
 * @param asOf whose knowledge this is; null for now
 * @param evaluatedAt when all of it was last known to hold; null when that is not known, and of
 *     what is past
 * @param counts how many have each status, worst first, before the question narrows to one status
 * @param items worst first, then in the order of the guideline
 */
record StatusBoard(
    @Nullable String asOf,
    @Nullable String evaluatedAt,
    String zone,
    Map<String, Long> counts,
    List<StatusItem> items) {

  static Map<String, Long> count(List<StatusItem> items) {
    Map<String, Long> counts = new LinkedHashMap<>();
    StatusOrder.WORDS.forEach(word -> counts.put(word, 0L));
    items.forEach(item -> counts.merge(item.status(), 1L, Long::sum));
    return counts;
  }

  /** Those which are unknown because nobody evaluates them now. */
  public List<StatusItem> lapsed() {
    return items.stream().filter(item -> item.before() != null).toList();
  }
}
