package dev.akashi.console;

import org.jspecify.annotations.Nullable;

/**
 * What became of the events of one stream, over distinct events.
 *
 * @param configured whether {@code akashi.yml} names the source
 * @param stream null when the source has never delivered
 * @param inFlight accepted and not yet ended as evidence, duplicate or quarantine
 */
record StreamItem(
    String source,
    @Nullable String system,
    @Nullable String pack,
    boolean configured,
    @Nullable String stream,
    long accepted,
    long normalised,
    long quarantined,
    long indexed,
    long duplicates,
    long conflicts,
    long missing,
    long redeliveries,
    long inFlight,
    @Nullable String lastCollectedAt,
    boolean delivered) {

  /** A configured source that has never delivered. */
  static StreamItem silent(String source, String system, String pack) {
    return new StreamItem(source, system, pack, true, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, false);
  }
}
