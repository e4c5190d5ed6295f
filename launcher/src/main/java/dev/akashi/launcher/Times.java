package dev.akashi.launcher;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times for people. */
final class Times {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

  private Times() {}

  /** How long ago a time of the console is, roughly. */
  static String ago(String rfc3339, Instant now) {
    try {
      long seconds = Math.max(0, Duration.between(Instant.parse(rfc3339), now).toSeconds());
      if (seconds < 120) {
        return seconds + " s ago";
      }
      return seconds < 2 * 3600
          ? seconds / 60 + " min ago"
          : seconds < 2 * 86_400 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
    } catch (DateTimeException e) {
      return rfc3339;
    }
  }

  /** A time of the console in the zone of this machine, with its offset. */
  static String shown(String rfc3339) {
    return shown(rfc3339, ZoneId.systemDefault());
  }

  /** The zone with this id, UTC where there is none. */
  static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** Text that is no time is shown as it is. */
  static String shown(String rfc3339, ZoneId zone) {
    try {
      return SHOWN.format(Instant.parse(rfc3339).atZone(zone));
    } catch (DateTimeException e) {
      return rfc3339;
    }
  }
}
