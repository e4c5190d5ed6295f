package dev.akashi.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as pages show them; the zone is always printed. Safe for use by many threads.
 *
 * @param zone the zone that {@code akashi.yml} configures
 */
record Times(ZoneId zone) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS zzz", Locale.ENGLISH);
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** RFC 3339 in UTC with milliseconds. */
  static @Nullable String wire(@Nullable Instant at) {
    return at == null ? null : WIRE.format(at);
  }

  /** What {@link #wire} wrote, or any RFC 3339 time in UTC; null when the text is none. */
  static @Nullable Instant read(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** To the second in the configured zone; empty when there is no time. */
  public String local(@Nullable String wire) {
    Instant at = read(wire);
    return at == null ? "" : SECONDS.format(at.atZone(zone));
  }

  /** To the millisecond in the configured zone; empty when there is no time. */
  public String localExact(@Nullable String wire) {
    Instant at = read(wire);
    return at == null ? "" : MILLIS.format(at.atZone(zone));
  }

  /** To the millisecond in UTC; empty when there is no time. */
  public String utcExact(@Nullable String wire) {
    Instant at = read(wire);
    return at == null ? "" : MILLIS.format(at.atZone(ZoneId.of("UTC")));
  }
}
