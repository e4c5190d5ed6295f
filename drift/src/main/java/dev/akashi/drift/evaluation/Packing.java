package dev.akashi.drift.evaluation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, moments and texts as few bytes, in the order in which they are written: whole numbers as
 * base-128 varints with a zigzag sign, texts with their length in front.
 */
final class Packing {
  /** A time from which most moments of evidence are not far; kept state hangs on it. */
  static final Instant NEAR = Instant.parse("2026-01-01T00:00:00Z");

  private Packing() {}

  /** Writes. */
  static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);

    Out number(long value) {
      long rest = (value << 1) ^ (value >> 63);
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
      return this;
    }

    /** A moment as its distance in milliseconds from another, which is mostly near. */
    Out moment(@Nullable Instant moment, Instant near) {
      return moment == null
          ? number(0)
          : number(1).number(moment.toEpochMilli() - near.toEpochMilli());
    }

    Out text(@Nullable String text) {
      if (text == null) {
        return number(-1);
      }
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      bytes.writeBytes(utf8);
      return this;
    }

    /** Bytes whose number the reader knows. */
    Out raw(byte[] raw) {
      bytes.writeBytes(raw);
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }

  /** Reads what {@link Out} wrote. */
  static final class In {
    private final ByteArrayInputStream bytes;

    In(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    long number() {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        int next = bytes.read();
        if (next < 0) {
          throw new IllegalStateException("a kept state is cut short");
        }
        value |= (long) (next & 0x7f) << shift;
        if (next < 0x80) {
          break;
        }
      }
      return (value >>> 1) ^ -(value & 1);
    }

    int count() {
      return Math.toIntExact(number());
    }

    @Nullable Instant moment(Instant near) {
      return number() == 0 ? null : Instant.ofEpochMilli(near.toEpochMilli() + number());
    }

    byte[] raw(int length) {
      byte[] raw = new byte[length];
      if (bytes.readNBytes(raw, 0, length) < length) {
        throw new IllegalStateException("a kept state is cut short");
      }
      return raw;
    }

    @Nullable String text() {
      int length = count();
      return length < 0 ? null : new String(raw(length), StandardCharsets.UTF_8);
    }

    String textOrEmpty() {
      String text = text();
      return text == null ? "" : text;
    }
  }
}
