package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order of time, with running totals. Beyond its bound, a window that slides lets go
 * of its oldest entries, and one that does not slide goes on counting without holding.
 */
final class CountingWindow implements Window {

  /** Events, or values where there are more of them, that one window holds. */
  static final int MAX_HELD = 10_000;

  private final CorrelationType type;
  private final @Nullable BigDecimal percentile;
  private final boolean slides;
  private final Deque<CorrelationEntry> entries = new ArrayDeque<>();
  private final Map<String, Integer> distinct = new HashMap<>();
  private int held;
  private BigDecimal sum = BigDecimal.ZERO;
  private long numbers;
  private long unheldEvents;
  private long unheldNumbers;
  private BigDecimal unheldSum = BigDecimal.ZERO;
  private boolean exact = true;

  CountingWindow(CorrelationBody body) {
    this.type = body.type();
    this.percentile = body.percentile();
    this.slides = body.slides();
  }

  @Override
  public void leave(Instant before) {
    while (!entries.isEmpty() && entries.getFirst().time().isBefore(before)) {
      drop(entries.removeFirst());
    }
    if (entries.isEmpty()) {
      clear();
    }
  }

  @Override
  public boolean take(CorrelationEntry entry, boolean room) {
    boolean fits = held + entry.weight() <= MAX_HELD;
    if (!slides && !(fits && room)) {
      goOnCounting(entry);
      return false;
    }
    if (!room) {
      exact = false;
      return false;
    }
    while (held + entry.weight() > MAX_HELD) {
      drop(entries.removeFirst());
      exact = false;
    }
    add(entry);
    return fits;
  }

  private void goOnCounting(CorrelationEntry entry) {
    unheldEvents++;
    if (type.readsNumbers()) {
      for (String value : entry.values()) {
        unheldSum = unheldSum.add(new BigDecimal(value));
        unheldNumbers++;
      }
    }
    exact &=
        type == CorrelationType.EVENT_COUNT
            || type == CorrelationType.VALUE_SUM
            || type == CorrelationType.VALUE_AVG;
  }

  private void add(CorrelationEntry entry) {
    entries.addLast(entry);
    held += entry.weight();
    for (String value : entry.values()) {
      if (type.readsNumbers()) {
        sum = sum.add(new BigDecimal(value));
        numbers++;
      } else {
        distinct.merge(value, 1, Integer::sum);
      }
    }
  }

  private void drop(CorrelationEntry entry) {
    held -= entry.weight();
    for (String value : entry.values()) {
      if (type.readsNumbers()) {
        sum = sum.subtract(new BigDecimal(value));
        numbers--;
      } else {
        distinct.computeIfPresent(value, (_, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  @Override
  public @Nullable BigDecimal value() {
    return switch (type) {
      case EVENT_COUNT -> BigDecimal.valueOf(entries.size() + unheldEvents);
      case VALUE_COUNT -> BigDecimal.valueOf(distinct.size());
      case VALUE_SUM -> sum.add(unheldSum);
      case VALUE_AVG ->
          sum.add(unheldSum)
              .divide(BigDecimal.valueOf(numbers + unheldNumbers), MathContext.DECIMAL128);
      case VALUE_PERCENTILE -> percentile == null ? null : Ranks.percentile(percentile, sorted());
      case VALUE_MEDIAN -> Ranks.median(sorted());
      case TEMPORAL, TEMPORAL_ORDERED -> throw new IllegalStateException(type.word());
    };
  }

  private List<BigDecimal> sorted() {
    return entries.stream()
        .flatMap(entry -> entry.values().stream())
        .map(BigDecimal::new)
        .sorted()
        .toList();
  }

  @Override
  public boolean has(int source) {
    throw new IllegalStateException("only temporal conditions name rules");
  }

  @Override
  public List<CorrelationEntry> entries() {
    return new ArrayList<>(entries);
  }

  @Override
  public long unheldEvents() {
    return unheldEvents;
  }

  @Override
  public boolean isExact() {
    return exact;
  }

  @Override
  public int held() {
    return held;
  }

  @Override
  public void clear() {
    entries.clear();
    distinct.clear();
    held = 0;
    sum = BigDecimal.ZERO;
    numbers = 0;
    unheldEvents = 0;
    unheldNumbers = 0;
    unheldSum = BigDecimal.ZERO;
    exact = true;
  }

  @Override
  public WindowState state() {
    return new WindowState(
        List.of(List.copyOf(entries)), unheldEvents, unheldNumbers, unheldSum, exact);
  }

  @Override
  public void restore(WindowState state) {
    clear();
    state.parts().forEach(part -> part.forEach(this::add));
    unheldEvents = state.unheldEvents();
    unheldNumbers = state.unheldNumbers();
    unheldSum = state.unheldSum();
    exact = state.exact();
  }
}
