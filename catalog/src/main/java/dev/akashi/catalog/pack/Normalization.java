package dev.akashi.catalog.pack;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a record: a document, or the reason why there is none. */
public sealed interface Normalization {

  /**
   * The record as a document with its tags.
   *
   * @param document UTF-8 JSON; its last member is {@code akashi}, whose last member is {@code
   *     origin} where the record had one
   * @param contentDigest SHA-256 in hex of the document without its origin
   * @param documentDigest SHA-256 in hex of the whole document
   * @param nativeId identity that the pack declares, parts joined by {@code /} with the revision
   *     last; null where the pack declares none
   * @param inferred whether any part of {@code occurredAt} was not in the record
   * @param effectiveFrom start of the period the record speaks for, where it names one
   * @param effectiveTo end of that period, exclusive
   */
  record Normalized(
      byte[] document,
      String contentDigest,
      String documentDigest,
      @Nullable String nativeId,
      Instant occurredAt,
      boolean inferred,
      @Nullable Instant effectiveFrom,
      @Nullable Instant effectiveTo,
      List<Tag> tags)
      implements Normalization {}

  /**
   * The record cannot become evidence.
   *
   * @param message what was expected, what was found and where; never the record's own secrets
   */
  record Unreadable(Reason reason, String message) implements Normalization {}
}
