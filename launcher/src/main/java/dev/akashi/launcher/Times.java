package dev.akashi.launcher;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times for people. */
final class Times {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

  private Times() {}

  /** A time of the console in the zone of this machine, with its offset. */
  static String shown(String rfc3339) {
    return shown(rfc3339, ZoneId.systemDefault());
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
