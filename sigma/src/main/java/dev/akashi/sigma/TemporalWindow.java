package dev.akashi.sigma;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest entry of every rule, which is all that decides whether each was there: a flood of one
 * rule takes no room and hides no other.
 */
final class TemporalWindow implements Window {

  private final @Nullable CorrelationEntry[] newest;
  private boolean exact = true;

  TemporalWindow(int sources) {
    this.newest = new CorrelationEntry[sources];
  }

  @Override
  public void leave(Instant before) {
    for (int i = 0; i < newest.length; i++) {
      CorrelationEntry entry = newest[i];
      if (entry != null && entry.time().isBefore(before)) {
        newest[i] = null;
      }
    }
  }

  @Override
  public boolean take(CorrelationEntry entry, boolean room) {
    CorrelationEntry known = newest[entry.source()];
    if (known == null && !room) {
      exact = false;
      return false;
    }
    if (known == null || known.time().isBefore(entry.time())) {
      newest[entry.source()] = entry;
    }
    return true;
  }

  @Override
  public BigDecimal value() {
    return BigDecimal.valueOf(held());
  }

  @Override
  public boolean has(int source) {
    return newest[source] != null;
  }

  @Override
  public List<CorrelationEntry> entries() {
    List<CorrelationEntry> entries = new ArrayList<>();
    for (CorrelationEntry entry : newest) {
      if (entry != null) {
        entries.add(entry);
      }
    }
    entries.sort(Comparator.comparing(CorrelationEntry::time));
    return entries;
  }

  @Override
  public long unheldEvents() {
    return 0;
  }

  @Override
  public boolean isExact() {
    return exact;
  }

  @Override
  public int held() {
    return (int) Arrays.stream(newest).filter(Objects::nonNull).count();
  }

  @Override
  public void clear() {
    Arrays.fill(newest, null);
    exact = true;
  }

  @Override
  public WindowState state() {
    return WindowState.of(List.of(entries()), exact);
  }

  @Override
  public void restore(WindowState state) {
    clear();
    state.parts().forEach(part -> part.forEach(entry -> newest[entry.source()] = entry));
    exact = state.exact();
  }
}
