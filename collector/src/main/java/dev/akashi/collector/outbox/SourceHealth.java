package dev.akashi.collector.outbox;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a source right now, for a person. Bounded: of many troubles the first few are
 * kept. Safe for use by many threads.
 */
public final class SourceHealth {
  private static final int TROUBLES_MAX = 5;

  private final String source;
  private volatile List<String> lasting = List.of();
  private volatile List<String> troubles = List.of();

  public SourceHealth(String source) {
    this.source = source;
  }

  public String source() {
    return source;
  }

  /** Says for as long as this process runs what a person has to see. Called before it is shared. */
  public void setLasting(Collection<String> damage) {
    lasting = List.copyOf(damage);
    set(List.of());
  }

  /** Replaces what was wrong before; empty when all is well. What lasts stays. */
  public void set(Collection<String> now) {
    Set<String> distinct = new LinkedHashSet<>(lasting);
    distinct.addAll(now);
    troubles = distinct.stream().limit(TROUBLES_MAX).toList();
  }

  /** What is wrong; empty when nothing is. */
  public List<String> troubles() {
    return troubles;
  }
}
