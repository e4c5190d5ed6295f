package dev.akashi.sigma;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For every rule, of all ways to come to it in order, the one that began last. No other can be in a
 * window where this one is not, so nothing else has to be kept. What happens at the same instant is
 * in order.
 *
 * <p>With rules A, B, C and the events A1 A2 B3 A4 C5: after A2 it holds [A2], after B3 also [A2
 * B3], after A4 [A4] and still [A2 B3], as B3 was not after A4; C5 makes it [A2 B3 C5].
 */
final class OrderedWindow implements Window {

  private final @Nullable List<CorrelationEntry>[] chains;
  private boolean exact = true;

  OrderedWindow(int sources) {
    this.chains = empty(sources);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<CorrelationEntry>[] empty(int sources) {
    return new List[sources];
  }

  private static Instant start(List<CorrelationEntry> chain) {
    return chain.getFirst().time();
  }

  @Override
  public void leave(Instant before) {
    for (int i = 0; i < chains.length; i++) {
      List<CorrelationEntry> chain = chains[i];
      if (chain != null && start(chain).isBefore(before)) {
        chains[i] = null;
      }
    }
  }

  @Override
  public boolean take(CorrelationEntry entry, boolean room) {
    int at = entry.source();
    List<CorrelationEntry> longer = longer(entry);
    List<CorrelationEntry> known = chains[at];
    if (longer == null || (known != null && !start(known).isBefore(start(longer)))) {
      return true;
    }
    if (known == null && !room) {
      exact = false;
      return false;
    }
    chains[at] = longer;
    return true;
  }

  private @Nullable List<CorrelationEntry> longer(CorrelationEntry entry) {
    if (entry.source() == 0) {
      return List.of(entry);
    }
    List<CorrelationEntry> before = chains[entry.source() - 1];
    if (before == null) {
      return null;
    }
    List<CorrelationEntry> longer = new ArrayList<>(before);
    longer.add(entry);
    return longer;
  }

  @Override
  public BigDecimal value() {
    int length = chains.length;
    while (length > 0 && chains[length - 1] == null) {
      length--;
    }
    return BigDecimal.valueOf(length);
  }

  @Override
  public boolean has(int source) {
    throw new IllegalStateException("only conditions of 'temporal' name rules");
  }

  @Override
  public List<CorrelationEntry> entries() {
    List<CorrelationEntry> whole = chains[chains.length - 1];
    return whole == null ? List.of() : List.copyOf(whole);
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
    return Arrays.stream(chains).filter(Objects::nonNull).mapToInt(List::size).sum();
  }

  @Override
  public void clear() {
    Arrays.fill(chains, null);
    exact = true;
  }

  @Override
  public WindowState state() {
    List<List<CorrelationEntry>> parts = new ArrayList<>();
    for (List<CorrelationEntry> chain : chains) {
      parts.add(chain == null ? List.of() : List.copyOf(chain));
    }
    return WindowState.of(parts, exact);
  }

  @Override
  public void restore(WindowState state) {
    clear();
    for (List<CorrelationEntry> chain : state.parts()) {
      if (!chain.isEmpty()) {
        chains[chain.getLast().source()] = chain;
      }
    }
    exact = state.exact();
  }
}
