package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import java.util.ArrayList;
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

  /**
   * Statuses that are unknown because nobody evaluates them now, for one reason.
   *
   * @param since when they were evaluated last; null when that is not known
   */
  record Lapsed(Phrase why, @Nullable String since, int statuses) {}

  /** Reasons for which nobody evaluates some of the items now; none while all is well. */
  public List<Lapsed> lapsed() {
    Map<Phrase, List<StatusItem>> byReason = new LinkedHashMap<>();
    items.stream()
        .filter(item -> item.before() != null)
        .forEach(
            item -> byReason.computeIfAbsent(item.causeText(), why -> new ArrayList<>()).add(item));
    return byReason.entrySet().stream()
        .map(
            reason ->
                new Lapsed(
                    reason.getKey(),
                    reason.getValue().getFirst().evaluatedAt(),
                    reason.getValue().size()))
        .toList();
  }
}
