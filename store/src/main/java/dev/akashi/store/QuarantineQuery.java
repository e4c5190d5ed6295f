package dev.akashi.store;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the quarantine is asked for. Null narrows nothing.
 *
 * @param reason reason code
 * @param pageSize 1 to 200
 * @param cursor {@link EvidenceReader.QuarantinePage#nextCursor} of the page before
 */
public record QuarantineQuery(
    @Nullable String system,
    @Nullable String source,
    @Nullable String reason,
    int pageSize,
    @Nullable String cursor) {

  /**
   * Checks the bounds.
   *
   * @throws BadQueryException when a value is out of bounds
   */
  public QuarantineQuery {
    Bounds.name("system", system, Bounds.NAME_MAX_CHARS);
    Bounds.name("source", source, Bounds.NAME_MAX_CHARS);
    Bounds.name("reason", reason, Bounds.NAME_MAX_CHARS);
    Bounds.page(pageSize);
  }

  /** All of it, 50 to a page. */
  public static QuarantineQuery all() {
    return new QuarantineQuery(null, null, null, 50, null);
  }

  /** The same question, another page of it. */
  public QuarantineQuery withPage(int pageSize, @Nullable String cursor) {
    return new QuarantineQuery(system, source, reason, pageSize, cursor);
  }
}
