package dev.akashi.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a control's history is asked for.
 *
 * @param system only on this system, or on all when null
 * @param from inclusive, by tick
 * @param to exclusive
 * @param pageSize 1 to 200
 * @param cursor {@link StatusReader.StatusPage#nextCursor} of the page before
 */
public record StatusHistoryQuery(
    String control,
    @Nullable String system,
    Instant from,
    Instant to,
    int pageSize,
    @Nullable String cursor) {

  /**
   * Checks the bounds.
   *
   * @throws BadQueryException when a value is out of bounds
   */
  public StatusHistoryQuery {
    Bounds.name("control", control, Bounds.NAME_MAX_CHARS);
    Bounds.name("system", system, Bounds.NAME_MAX_CHARS);
    Bounds.range(from, to);
    Bounds.page(pageSize);
  }

  /** The same question, another page of it. */
  public StatusHistoryQuery withPage(int pageSize, @Nullable String cursor) {
    return new StatusHistoryQuery(control, system, from, to, pageSize, cursor);
  }
}
