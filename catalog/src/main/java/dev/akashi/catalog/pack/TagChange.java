package dev.akashi.catalog.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What another version of a pack would say of a record.
 *
 * @param id the record's native identity; null where its pack declares none
 * @param occurredAt null where neither version can read the record
 * @param gained in the order of controls
 * @param lost in the order of controls
 * @param oldReason why the old version cannot read the record; null where it can
 * @param newReason why the new version cannot read the record; null where it can
 */
public record TagChange(
    @Nullable String id,
    @Nullable Instant occurredAt,
    List<Claim> gained,
    List<Claim> lost,
    @Nullable Reason oldReason,
    @Nullable Reason newReason) {

  /**
   * The change from one version to the other; empty where both say the same, or where neither can
   * read the record.
   */
  public static Optional<TagChange> between(Normalization before, Normalization after) {
    var gained = claims(after);
    gained.removeAll(claims(before));
    var lost = claims(before);
    lost.removeAll(claims(after));
    var oldReason = reason(before);
    var newReason = reason(after);
    if (gained.isEmpty() && lost.isEmpty() && (oldReason == null) == (newReason == null)) {
      return Optional.empty();
    }
    var read =
        after instanceof Normalization.Normalized found
            ? found
            : before instanceof Normalization.Normalized found ? found : null;
    return Optional.of(
        new TagChange(
            read == null ? null : read.nativeId(),
            read == null ? null : read.occurredAt(),
            new ArrayList<>(gained),
            new ArrayList<>(lost),
            oldReason,
            newReason));
  }

  private static TreeSet<Claim> claims(Normalization result) {
    var claims = new TreeSet<Claim>();
    if (result instanceof Normalization.Normalized normalized) {
      normalized
          .tags()
          .forEach(tag -> claims.add(new Claim(tag.control(), tag.polarity(), tag.rule())));
    }
    return claims;
  }

  private static @Nullable Reason reason(Normalization result) {
    return result instanceof Normalization.Unreadable unreadable ? unreadable.reason() : null;
  }
}
