package dev.akashi.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time whose knowledge is asked for.
 *
 * @param at null for now
 * @param text as it was written, for the form; empty when absent
 */
record AsOf(@Nullable Instant at, String text) {

  /**
   * Reads the parameter {@code as_of}. A date means the end of that day in {@code zone}, or now
   * while the day lasts.
   *
   * @throws BadParameterException when it is neither a date nor a time, or lies ahead
   */
  static AsOf of(Map<String, String> parameters, ZoneId zone, Instant now) {
    String text = Question.given(parameters, "as_of").orElse("");
    if (text.isEmpty()) {
      return new AsOf(null, "");
    }
    Instant dayBegins = Period.read("as_of", text, zone, 0);
    if (dayBegins.isAfter(now)) {
      throw new BadParameterException("as_of", "past", text);
    }
    Instant dayEnded = Period.read("as_of", text, zone, 1);
    boolean time = dayEnded.equals(dayBegins);
    Instant at = time ? dayBegins : dayEnded.minusMillis(1);
    return new AsOf(at.isAfter(now) ? now : at, text);
  }

  /** {@link #at} as the wire has it; null for now. */
  public @Nullable String wire() {
    return Times.wire(at);
  }
}
