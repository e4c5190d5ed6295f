package dev.akashi.drift.notify;

import java.net.Inet4Address;
import java.net.InetAddress;

/** How far an address reaches, which decides whether messages may go there. */
enum AddressKind {
  /** Anywhere on the Internet. */
  PUBLIC,
  /** This machine or a private network: only where the allow list says so. */
  PRIVATE,
  /**
   * Never a receiver: link-local (metadata services among them), multicast, reserved, embedding.
   */
  FORBIDDEN;

  /** The kind of an address; one of IPv4 written as IPv6 is of the kind of the former. */
  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? ofIpv4(bytes) : ofIpv6(bytes);
  }

  private static AddressKind ofIpv4(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    return switch (a) {
      case 10, 127 -> PRIVATE;
      case 100 -> b >= 64 && b <= 127 ? PRIVATE : PUBLIC; // carrier-grade NAT
      case 172 -> b >= 16 && b <= 31 ? PRIVATE : PUBLIC;
      case 192 ->
          switch (b) {
            case 168 -> PRIVATE;
            case 0 -> c == 0 || c == 2 ? FORBIDDEN : PUBLIC; // protocol assignments, examples
            case 88 -> c == 99 ? FORBIDDEN : PUBLIC; // relays to 6to4
            default -> PUBLIC;
          };
      case 169 -> b == 254 ? FORBIDDEN : PUBLIC; // link-local
      case 198 -> b == 18 || b == 19 || b == 51 && c == 100 ? FORBIDDEN : PUBLIC; // tests, examples
      case 203 -> b == 0 && c == 113 ? FORBIDDEN : PUBLIC; // examples
      case 0 -> FORBIDDEN;
      default -> a >= 224 ? FORBIDDEN : PUBLIC; // multicast, reserved, broadcast
    };
  }

  private static AddressKind ofIpv6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    if ((first & 0xfe00) == 0xfc00) {
      return PRIVATE; // unique local
    }
    if (isLoopback(bytes)) {
      return PRIVATE;
    }
    // Only what is given out for the Internet, less what embeds another address (6to4, Teredo) or
    // is kept for examples. Mapped, compatible, translated and link-local ones are all outside.
    boolean global = (first & 0xe000) == 0x2000;
    boolean special =
        first == 0x2002
            || first == 0x2001 && second < 0x0200
            || first == 0x2001 && second == 0x0db8
            || first == 0x3fff && second < 0x1000;
    return global && !special ? PUBLIC : FORBIDDEN;
  }

  private static boolean isLoopback(byte[] bytes) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[bytes.length - 1] == 1;
  }
}
