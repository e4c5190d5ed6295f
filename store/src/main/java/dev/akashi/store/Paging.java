package dev.akashi.store;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists in pages as Elasticsearch pages them: by a time, then by an id that tells equals apart. */
record Paging<T>(Function<T, Cursor> cursor, Comparator<Cursor> order) {
  private static final Comparator<Cursor> OLDEST_FIRST =
      Comparator.comparingLong(Cursor::timeMs).thenComparing(Cursor::id);

  /** One page; the cursor is null on the last. */
  record Page<T>(List<T> items, @Nullable String nextCursor) {}

  static <T> Paging<T> newestFirst(Function<T, Cursor> cursor) {
    return new Paging<>(cursor, OLDEST_FIRST.reversed());
  }

  static <T> Paging<T> oldestFirst(Function<T, Cursor> cursor) {
    return new Paging<>(cursor, OLDEST_FIRST);
  }

  Page<T> page(List<T> all, int pageSize, @Nullable Cursor after) {
    // One more than the page holds tells whether it is the last.
    List<T> rest =
        all.stream()
            .filter(item -> after == null || order.compare(cursor.apply(item), after) > 0)
            .sorted(Comparator.comparing(cursor, order))
            .limit(pageSize + 1L)
            .toList();
    if (rest.size() <= pageSize) {
      return new Page<>(rest, null);
    }
    List<T> items = rest.subList(0, pageSize);
    return new Page<>(items, cursor.apply(items.getLast()).text());
  }
}
