package dev.akashi.catalog.pack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a syslog line as files hold it: {@code Nov 22 12:04:05 host program[pid]: message}
 * or with an ISO 8601 time, with or without a priority in front. Written by hand because every
 * record passes here, and a regular expression takes most of the time that a record takes.
 */
final class SyslogHeader {
  static final String NAME = "syslog";

  /**
   * {@code A} and {@code a} stand for letters, {@code d} for a digit, {@code b} for 0-3 or none.
   */
  private static final String RFC3164 = "Aaa bd dd:dd:dd";

  private static final String ISO = "dddd-dd-ddTdd:dd:dd";
  private static final int FRACTION_DIGITS_MAX = 9;
  private static final int PRIORITY_DIGITS_MAX = 3;

  private SyslogHeader() {}

  /** The fields timestamp, host, program, pid and message; null where the line is no such line. */
  static @Nullable Map<String, String> read(String line) {
    var time = afterPriority(line);
    var timeEnd = timeEnd(line, time);
    var hostEnd = timeEnd < 0 ? -1 : wordEnd(line, timeEnd + 1, "");
    if (hostEnd <= timeEnd + 1
        || !isAt(line, timeEnd, ' ')
        || isAt(line, timeEnd + 1, ':')
        || !isAt(line, hostEnd, ' ')) {
      return null;
    }
    var programEnd = wordEnd(line, hostEnd + 1, ":[");
    if (programEnd == hostEnd + 1) {
      return null;
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("timestamp", line.substring(time, timeEnd));
    fields.put("host", line.substring(timeEnd + 1, hostEnd));
    fields.put("program", line.substring(hostEnd + 1, programEnd));
    var colon = programEnd;
    if (isAt(line, programEnd, '[')) {
      var pidEnd = digitsEnd(line, programEnd + 1);
      if (pidEnd == programEnd + 1 || !isAt(line, pidEnd, ']')) {
        return null;
      }
      fields.put("pid", line.substring(programEnd + 1, pidEnd));
      colon = pidEnd + 1;
    }
    return withMessage(fields, line, colon);
  }

  private static @Nullable Map<String, String> withMessage(
      Map<String, String> fields, String line, int colon) {
    if (!isAt(line, colon, ':')) {
      return null;
    }
    var message = colon + 1;
    while (isAt(line, message, ' ')) {
      message++;
    }
    if (line.indexOf('\n', message) >= 0) {
      return null; // more than a line
    }
    fields.put("message", line.substring(message));
    return fields;
  }

  private static int afterPriority(String line) {
    if (!isAt(line, 0, '<')) {
      return 0;
    }
    var end = digitsEnd(line, 1);
    return end > 1 && end <= 1 + PRIORITY_DIGITS_MAX && isAt(line, end, '>') ? end + 1 : 0;
  }

  /** Where the time that starts at {@code from} ends, or -1. */
  private static int timeEnd(String line, int from) {
    if (hasShape(line, from, RFC3164)) {
      return from + RFC3164.length();
    }
    if (!hasShape(line, from, ISO)) {
      return -1;
    }
    var end = from + ISO.length();
    if (isAt(line, end, '.') || isAt(line, end, ',')) {
      var fractionEnd = digitsEnd(line, end + 1);
      if (fractionEnd == end + 1 || fractionEnd > end + 1 + FRACTION_DIGITS_MAX) {
        return -1;
      }
      end = fractionEnd;
    }
    if (isAt(line, end, 'Z')) {
      return end + 1;
    }
    if (isAt(line, end, '+') || isAt(line, end, '-')) {
      return hasShape(line, end + 1, "dd:dd")
          ? end + 6
          : hasShape(line, end + 1, "dddd") ? end + 5 : -1;
    }
    return end;
  }

  private static boolean hasShape(String line, int from, String shape) {
    if (line.length() < from + shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      var c = line.charAt(from + i);
      var fits =
          switch (shape.charAt(i)) {
            case 'A' -> c >= 'A' && c <= 'Z';
            case 'a' -> c >= 'a' && c <= 'z';
            case 'b' -> c == ' ' || (c >= '0' && c <= '3');
            case 'd' -> isDigit(c);
            default -> c == shape.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int wordEnd(String line, int from, String stops) {
    var end = from;
    while (end < line.length()
        && " \t\n\f\r".indexOf(line.charAt(end)) < 0
        && stops.indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int digitsEnd(String line, int from) {
    var end = from;
    while (end < line.length() && isDigit(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAt(String line, int at, char c) {
    return at < line.length() && line.charAt(at) == c;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
