package dev.akashi.collector.file;

import java.util.Arrays;

/** The last bytes before a place, at most 1 KiB: what has to stand there if a file is the same. */
final class Window {
  static final byte[] NONE = new byte[0];
  private static final int BYTES = 1024;

  private Window() {}

  /** The window after more bytes have passed. */
  static byte[] after(byte[] window, byte[] passed, int from, int to) {
    int count = to - from;
    if (count >= BYTES) {
      return Arrays.copyOfRange(passed, to - BYTES, to);
    }
    int kept = Math.min(window.length, BYTES - count);
    byte[] next = new byte[kept + count];
    System.arraycopy(window, window.length - kept, next, 0, kept);
    System.arraycopy(passed, from, next, kept, count);
    return next;
  }
}
