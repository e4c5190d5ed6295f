package dev.akashi.console;

import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The streams with what each hop counted of them, and the configured sources that never delivered.
 *
 * @param items ordered by system, source and stream
 */
record StreamTable(List<StreamItem> items, Totals totals) {

  /** Sums over all streams. */
  record Totals(
      long accepted,
      long normalised,
      long quarantined,
      long indexed,
      long duplicates,
      long conflicts,
      long missing,
      long redeliveries,
      long inFlight) {}

  /** A source that {@code akashi.yml} names. */
  record Configured(String source, String system, String pack) {}

  static StreamTable of(List<StreamCount> counts, List<Configured> configured) {
    Map<String, Map<Hop, StreamCount>> byStream = new TreeMap<>();
    for (StreamCount count : counts) {
      byStream
          .computeIfAbsent(count.getStream(), stream -> new EnumMap<>(Hop.class))
          .put(count.getHop(), count);
    }
    List<StreamItem> items = new ArrayList<>();
    for (Map<Hop, StreamCount> hops : byStream.values()) {
      items.add(item(hops, configured));
    }
    for (Configured source : configured) {
      if (items.stream().noneMatch(item -> item.source().equals(source.source()))) {
        items.add(StreamItem.silent(source.source(), source.system(), source.pack()));
      }
    }
    items.sort(
        Comparator.comparing((StreamItem item) -> text(item.system()))
            .thenComparing(StreamItem::source)
            .thenComparing(item -> text(item.stream())));
    return new StreamTable(List.copyOf(items), totals(items));
  }

  private static StreamItem item(Map<Hop, StreamCount> hops, List<Configured> configured) {
    StreamCount any = hops.values().iterator().next();
    long accepted = of(hops, Hop.COLLECTOR, StreamCount::getAccepted);
    long indexed = of(hops, Hop.INDEXER, StreamCount::getEvidence);
    long duplicates = all(hops, StreamCount::getDuplicates);
    long quarantined = all(hops, StreamCount::getQuarantined);
    return new StreamItem(
        any.getSource(),
        any.getSystem(),
        any.getPack(),
        configured.stream().anyMatch(source -> source.source().equals(any.getSource())),
        any.getStream(),
        accepted,
        of(hops, Hop.NORMALIZER, StreamCount::getEvidence),
        quarantined,
        indexed,
        duplicates,
        all(hops, StreamCount::getConflicts),
        all(hops, StreamCount::getMissing),
        all(hops, StreamCount::getRedeliveries),
        accepted - (indexed + duplicates + quarantined),
        Times.wire(lastCollectedAt(hops)),
        true);
  }

  private static @Nullable Instant lastCollectedAt(Map<Hop, StreamCount> hops) {
    return hops.values().stream()
        .map(StreamCount::getLastCollectedAt)
        .filter(at -> at != null)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Totals totals(List<StreamItem> items) {
    return new Totals(
        sum(items, StreamItem::accepted),
        sum(items, StreamItem::normalised),
        sum(items, StreamItem::quarantined),
        sum(items, StreamItem::indexed),
        sum(items, StreamItem::duplicates),
        sum(items, StreamItem::conflicts),
        sum(items, StreamItem::missing),
        sum(items, StreamItem::redeliveries),
        sum(items, StreamItem::inFlight));
  }

  private static long sum(List<StreamItem> items, ToLongFunction<StreamItem> number) {
    return items.stream().mapToLong(number).sum();
  }

  private static long of(Map<Hop, StreamCount> hops, Hop hop, ToLongFunction<StreamCount> number) {
    StreamCount count = hops.get(hop);
    return count == null ? 0 : number.applyAsLong(count);
  }

  private static long all(Map<Hop, StreamCount> hops, ToLongFunction<StreamCount> number) {
    return hops.values().stream().mapToLong(number).sum();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
