package dev.akashi.sigma;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads addresses as written, strictly and without ever asking a name service. */
final class Addresses {

  static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final int V6_MAX_CHARS = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

  private Addresses() {}

  /** Four or sixteen bytes; null when the text is no address. The zone of an IPv6 is left out. */
  static byte @Nullable [] parse(String text) {
    if (text.indexOf(':') < 0) {
      return v4(text);
    }
    int zone = text.indexOf('%');
    return v6(zone < 0 ? text : text.substring(0, zone));
  }

  /** Whether the bytes are an IPv4 address in the clothes of IPv6. */
  static boolean isMapped(byte[] address) {
    return address.length == V6_BYTES
        && Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
  }

  private static byte @Nullable [] v4(String text) {
    long bits = v4Bits(text);
    return bits < 0 ? null : ByteBuffer.allocate(V4_BYTES).putInt((int) bits).array();
  }

  /** The four bytes as one number. */
  static long bits(byte[] v4) {
    long bits = 0;
    for (byte part : v4) {
      bits = bits << 8 | part & 0xff;
    }
    return bits;
  }

  /** Like {@link #v4Bits}, also for an IPv4 address in the clothes of IPv6. */
  static long v4BitsAlsoMapped(String text) {
    if (text.indexOf(':') < 0) {
      return v4Bits(text);
    }
    byte[] address = parse(text);
    boolean mapped = address != null && isMapped(address);
    return mapped ? ByteBuffer.wrap(address).getInt(MAPPED.length) & 0xffff_ffffL : -1;
  }

  /** The four bytes of a dotted IPv4 address as one number; -1 when the text is none. */
  static long v4Bits(String text) {
    long bits = 0;
    int at = 0;
    for (int i = 0; i < V4_BYTES; i++) {
      int end = i < V4_BYTES - 1 ? text.indexOf('.', at) : text.length();
      int part = end < 0 ? -1 : number(text, at, end, 3, 10);
      // A leading zero is octal to some and decimal to others.
      if (part < 0 || part > 255 || (text.charAt(at) == '0' && end - at > 1)) {
        return -1;
      }
      bits = bits << 8 | part;
      at = end + 1;
    }
    return bits;
  }

  private static byte @Nullable [] v6(String text) {
    int gap = text.indexOf("::");
    if (text.length() > V6_MAX_CHARS || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
      return null;
    }
    if (gap < 0) {
      byte[] all = groups(text);
      return all != null && all.length == V6_BYTES ? all : null;
    }
    byte[] head = groups(text.substring(0, gap));
    byte[] tail = groups(text.substring(gap + 2));
    if (head == null || tail == null || head.length + tail.length > V6_BYTES - 2) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, V6_BYTES);
    System.arraycopy(tail, 0, bytes, V6_BYTES - tail.length, tail.length);
    return bytes;
  }

  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] groups = text.split(":", -1);
    byte[] bytes = new byte[2 * groups.length + 2];
    int length = 0;
    for (int i = 0; i < groups.length; i++) {
      boolean dotted = i == groups.length - 1 && groups[i].indexOf('.') >= 0;
      byte[] group = dotted ? v4(groups[i]) : group(groups[i]);
      if (group == null) {
        return null;
      }
      System.arraycopy(group, 0, bytes, length, group.length);
      length += group.length;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static byte @Nullable [] group(String text) {
    int number = number(text, 0, text.length(), 4, 16);
    return number < 0 ? null : new byte[] {(byte) (number >> 8), (byte) number};
  }

  private static int number(String text, int start, int end, int maxDigits, int radix) {
    if (start >= end || end - start > maxDigits) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
