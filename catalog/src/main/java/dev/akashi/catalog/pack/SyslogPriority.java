package dev.akashi.catalog.pack;

import org.jspecify.annotations.Nullable;

/**
 * What stands in angle brackets in front of a syslog message.
 *
 * @param value 0 to 191
 * @param end index behind the closing bracket
 */
record SyslogPriority(int value, int end) {
  private static final int MAX = 191;
  private static final int DIGITS_MAX = 3;
  private static final int SEVERITIES = 8;

  /** Null where the line starts with none. */
  static @Nullable SyslogPriority of(String line) {
    var close = line.startsWith("<") ? line.indexOf('>') : -1;
    if (close < 2 || close > 1 + DIGITS_MAX || (close > 2 && line.charAt(1) == '0')) {
      return null;
    }
    int value = 0;
    for (int i = 1; i < close; i++) {
      var digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      value = value * 10 + digit;
    }
    return value > MAX ? null : new SyslogPriority(value, close + 1);
  }

  int facility() {
    return value / SEVERITIES;
  }

  int severity() {
    return value % SEVERITIES;
  }
}
