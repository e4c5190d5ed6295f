package dev.akashi.catalog.pack;

import java.nio.ByteBuffer;

/** Finds the end of one JSON value, over as many buffers as it takes. */
final class RecordScan {
  private int passed;
  private int depth;
  private boolean started;
  private boolean inString;
  private boolean escaped;
  private boolean bare;

  boolean started() {
    return started;
  }

  /** Bytes from the position of the buffer that need no second look. */
  int passed() {
    return passed;
  }

  /** The first {@code count} bytes are gone from the buffer. */
  void forget(int count) {
    passed -= count;
  }

  void reset() {
    passed = 0;
    depth = 0;
    started = false;
    inString = false;
    escaped = false;
    bare = false;
  }

  /** Bytes of the record from the position of the buffer on; -1 while its end is not in sight. */
  int length(ByteBuffer buffer, boolean endOfInput) {
    started = true;
    var start = buffer.position();
    for (int i = start + passed; i < buffer.limit(); i++) {
      var b = buffer.get(i);
      if (b == '\n' && !bare && depth > 0 && !inString) {
        if (i + 1 == buffer.limit() && !endOfInput) {
          passed = i - start;
          return -1;
        }
        if (i + 1 < buffer.limit() && buffer.get(i + 1) == '{') {
          return i - start;
        }
      }
      var end = step(b, i - start);
      if (end >= 0) {
        return end;
      }
    }
    passed = buffer.remaining();
    return endOfInput ? passed : -1;
  }

  /** The length of the record if this byte ends it, else -1. */
  private int step(byte b, int index) {
    if (inString) {
      return inString(b, index);
    }
    if (bare) {
      return b == '\n' || b == '\r' || b == ',' || b == ']' || b == '}' ? index : -1;
    }
    switch (b) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> {
        return --depth <= 0 ? index + 1 : -1;
      }
      default -> bare = depth == 0;
    }
    return -1;
  }

  private int inString(byte b, int index) {
    if (b == '\n') {
      return index;
    }
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
      return depth == 0 ? index + 1 : -1;
    }
    return -1;
  }
}
