package dev.akashi.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a question may ask for: everything that comes from outside is bounded here. */
final class Bounds {
  /** Longest id of a control, a system or a source. */
  static final int NAME_MAX_CHARS = 512;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Instant FIRST_FILED = Instant.EPOCH;
  private static final Instant LAST_FILED = LATEST.minusMillis(1);
  private static final Duration LONGEST = Duration.ofDays(366L * 30);

  private Bounds() {}

  /**
   * The nearest time under which a document is filed: 1970 to 2199. A clock that says anything else
   * is broken, and the store would refuse a year of five digits.
   */
  static Instant clamp(Instant time) {
    if (time.isBefore(FIRST_FILED)) {
      return FIRST_FILED;
    }
    return time.isAfter(LAST_FILED) ? LAST_FILED : time;
  }

  static void name(String what, @Nullable String value, int maxChars) {
    if (value != null && (value.isBlank() || value.length() > maxChars)) {
      throw new BadQueryException(
          what + ": expected 1 to " + maxChars + " characters, found " + value.length());
    }
  }

  static void range(Instant from, Instant to) {
    if (!from.isBefore(to) || from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new BadQueryException(
          "from, to: expected from before to, both between the years 1900 and 2200, found "
              + from
              + " and "
              + to);
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new BadQueryException(
          "from, to: expected at most 30 years, found " + from + " to " + to);
    }
  }

  static void time(String what, Instant at) {
    if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
      throw new BadQueryException(
          what + ": expected a time between the years 1900 and 2200, found " + at);
    }
  }

  static void text(@Nullable String text) {
    if (text == null) {
      return;
    }
    if (text.length() > EvidenceQuery.TEXT_MAX_CHARS) {
      throw new BadQueryException(
          "text: expected at most "
              + EvidenceQuery.TEXT_MAX_CHARS
              + " characters, found "
              + text.length());
    }
    int words = Words.of(text).size();
    if (words > EvidenceQuery.TEXT_MAX_WORDS) {
      throw new BadQueryException(
          "text: expected at most " + EvidenceQuery.TEXT_MAX_WORDS + " words, found " + words);
    }
  }

  static void page(int pageSize) {
    if (pageSize < 1 || pageSize > EvidenceQuery.PAGE_MAX) {
      throw new BadQueryException(
          "pageSize: expected 1 to " + EvidenceQuery.PAGE_MAX + ", found " + pageSize);
    }
  }
}
