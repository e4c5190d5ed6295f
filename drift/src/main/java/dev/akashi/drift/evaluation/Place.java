package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Where one key of one expectation of one unit is kept. The key is empty for the expectation
 * itself.
 *
 * <p>All that is kept stands in one ordered store, each kind behind a letter of its own: {@code K}
 * what is known of a key, {@code E} of an expectation, {@code U} of a unit, {@code V} what breaks
 * an expectation now, oldest first, {@code T} what is due, earliest first, {@code S} sources,
 * {@code W} maintenance windows.
 */
record Place(Unit unit, String expectation, String key) implements Comparable<Place> {
  private static final byte END = 0;
  private static final int MILLIS_BYTES = Long.BYTES;

  /** The place of an expectation as a whole. */
  static Place of(Unit unit, Expectation expectation) {
    return new Place(unit, expectation.id(), "");
  }

  byte[] state() {
    return bytes(key.isEmpty() ? 'E' : 'K', path());
  }

  byte[] timer(Instant due) {
    return timed('T', due, path());
  }

  byte[] broken(Instant since) {
    byte[] front = bytes('V', unit.key() + '\0' + expectation + '\0');
    byte[] rest = key.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(front.length + MILLIS_BYTES + rest.length)
        .put(front)
        .putLong(since.toEpochMilli())
        .put(rest)
        .array();
  }

  /** What is kept of the keys of the expectation begins with this. */
  byte[] allKept() {
    return bytes('K', unit.key() + '\0' + expectation + '\0');
  }

  /** The place that an entry of {@link #allKept} names. */
  static Place ofKept(byte[] kept) {
    return ofPath(text(kept, 1));
  }

  /** Everything that breaks the expectation begins with this. */
  byte[] allBroken() {
    return bytes('V', unit.key() + '\0' + expectation + '\0');
  }

  private String path() {
    return unit.key() + '\0' + expectation + '\0' + key;
  }

  /** The place that an entry of {@link #timer} names. */
  static Place ofTimer(byte[] timer) {
    return ofPath(text(timer, 1 + MILLIS_BYTES));
  }

  static Instant dueOf(byte[] timer) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(timer, 1, MILLIS_BYTES).getLong());
  }

  /** The key that an entry of {@link #broken} names. */
  static String keyOfBroken(byte[] broken, int prefixLength) {
    return text(broken, prefixLength + MILLIS_BYTES);
  }

  static Instant sinceOfBroken(byte[] broken, int prefixLength) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(broken, prefixLength, MILLIS_BYTES).getLong());
  }

  private static Place ofPath(String path) {
    int first = path.indexOf(END);
    int second = path.indexOf(END, first + 1);
    return new Place(
        Unit.of(path.substring(0, first)),
        path.substring(first + 1, second),
        path.substring(second + 1));
  }

  static byte[] unit(Unit unit) {
    return bytes('U', unit.key());
  }

  static byte[] units() {
    return new byte[] {'U'};
  }

  /** The unit that an entry of {@link #unit} names. */
  static Unit ofUnit(byte[] entry) {
    return Unit.of(text(entry, 1));
  }

  static byte[] source(String system, String source) {
    return bytes('S', system + '\0' + source);
  }

  static byte[] window(String system, String ticket) {
    return bytes('W', system + '\0' + ticket);
  }

  static byte[] windows(String system) {
    return bytes('W', system + '\0');
  }

  static byte[] timers() {
    return new byte[] {'T'};
  }

  /** The end of everything that is due at a tick or before. */
  static byte[] timersAfter(Instant tick) {
    return ByteBuffer.allocate(1 + MILLIS_BYTES)
        .put((byte) 'T')
        .putLong(tick.toEpochMilli() + 1)
        .array();
  }

  /** The first key behind everything that begins with a prefix. */
  static byte[] behind(byte[] prefix) {
    byte[] end = prefix.clone();
    for (int i = end.length - 1; i >= 0; i--) {
      if (end[i] != (byte) 0xff) {
        end[i]++;
        return Arrays.copyOf(end, i + 1);
      }
    }
    throw new IllegalArgumentException("no key lies behind a prefix of FF only");
  }

  private static byte[] timed(char kind, Instant at, String path) {
    byte[] rest = path.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + MILLIS_BYTES + rest.length)
        .put((byte) kind)
        .putLong(at.toEpochMilli())
        .put(rest)
        .array();
  }

  private static byte[] bytes(char kind, String path) {
    byte[] rest = path.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + rest.length).put((byte) kind).put(rest).array();
  }

  private static String text(byte[] bytes, int from) {
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(Place other) {
    int order = unit.compareTo(other.unit);
    order = order != 0 ? order : expectation.compareTo(other.expectation);
    return order != 0 ? order : key.compareTo(other.key);
  }
}
