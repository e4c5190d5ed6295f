package dev.akashi.sigma;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a group holds of its events. Of one thread. */
sealed interface Window permits CountingWindow, TemporalWindow, OrderedWindow {

  /** Lets go of what happened before an instant. */
  void leave(Instant before);

  /**
   * Takes an entry that is not earlier than any before; of one instant, those of lower sources
   * first.
   *
   * @param room whether there is room for it beyond this window
   * @return false if the entry or an older one could not be held
   */
  boolean take(CorrelationEntry entry, boolean room);

  /** What the correlation measures; null when nothing is held that could tell. */
  @Nullable BigDecimal value();

  /** Whether a rule or correlation is among the entries, by its place. */
  boolean has(int source);

  /** What makes the value, in the order of time. */
  List<CorrelationEntry> entries();

  /** Events that count but are not among the entries. */
  long unheldEvents();

  /** Whether the value is that of everything that was taken. */
  boolean isExact();

  /** Events and values held. */
  int held();

  void clear();

  /** Everything held as plain entries, and back. */
  WindowState state();

  void restore(WindowState state);
}
