package dev.akashi.catalog.pack;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text in the place of an address is. Never asks a name server. */
final class IpText {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9_-]{1,63}){0,30}\\.?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final int CHARS_MAX = 255;

  private IpText() {}

  /** The address without brackets and without an IPv6 zone, or null. */
  static @Nullable String ip(String text) {
    if (text.length() > CHARS_MAX) {
      return null;
    }
    if (V4.matcher(text).matches()) {
      return text;
    }
    var inner =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    var percent = inner.indexOf('%');
    var address = percent < 0 ? inner : inner.substring(0, percent);
    if (address.indexOf(':') < 0) {
      return null;
    }
    try {
      InetAddress.ofLiteral(address);
      return address;
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  /** Whether the text can be a host name; {@code 10.0.0.300} is neither a name nor an address. */
  static boolean isName(String text) {
    return text.length() <= CHARS_MAX
        && NAME.matcher(text).matches()
        && !NUMBERS.matcher(text).matches();
  }
}
