package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/**
 * The value is an address in the network. An IPv4 address written as IPv6 ({@code ::ffff:10.0.0.1},
 * as servers with both families log it) is in the IPv4 network too.
 */
record NetworkTest(byte[] address, int prefixBits) implements ValueTest {

  private static final int MAPPED_AT = 12;

  /** Reads {@code address/bits} or a single address; null when it is neither. */
  static @Nullable NetworkTest parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int bits = slash < 0 ? address.length * 8 : bits(text.substring(slash + 1));
    return bits < 0 || bits > address.length * 8 ? null : new NetworkTest(address, bits);
  }

  private static int bits(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 3;
    return digits && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
  }

  /** Whether nothing is set behind the prefix, as a network is written. */
  boolean isNetwork() {
    for (int bit = prefixBits; bit < address.length * 8; bit++) {
      if ((address[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isV4() {
    return address.length == Addresses.V4_BYTES;
  }

  /** The IPv4 network as {@link NetworkIndex} has it. */
  long key() {
    return NetworkIndex.key(Addresses.bits(address), prefixBits);
  }

  @Override
  public boolean accepts(Value value) {
    if (isV4() && value.text().indexOf(':') < 0) {
      long candidate = Addresses.v4Bits(value.text());
      return candidate >= 0 && (candidate ^ Addresses.bits(address)) >>> 32 - prefixBits == 0;
    }
    byte[] candidate = Addresses.parse(value.text());
    if (candidate == null) {
      return false;
    }
    if (candidate.length == address.length) {
      return contains(candidate, 0);
    }
    return Addresses.isMapped(candidate) && contains(candidate, MAPPED_AT);
  }

  private boolean contains(byte[] candidate, int offset) {
    int whole = prefixBits / 8;
    for (int i = 0; i < whole; i++) {
      if (candidate[offset + i] != address[i]) {
        return false;
      }
    }
    int rest = prefixBits % 8;
    int mask = 0xff00 >> rest & 0xff;
    return rest == 0 || (candidate[offset + whole] & mask) == (address[whole] & mask);
  }
}
