package dev.akashi.collector.http;

import java.util.BitSet;

/**
 * Whether bytes are one JSON object or array as far as brackets and strings tell. What is between
 * them is for the pack to judge, one record at a time.
 */
final class JsonShape {
  private final BitSet objects = new BitSet();
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean ended;

  private JsonShape() {}

  /** Throws a 400 that names the byte where the shape breaks. */
  static void check(byte[] body) {
    var shape = new JsonShape();
    for (int i = 0; i < body.length; i++) {
      shape.pass(body[i], i);
    }
    if (!shape.ended) {
      throw new Refused(
          400,
          "expected one whole JSON object or array, found its end missing at byte " + body.length);
    }
  }

  private void pass(byte b, int at) {
    if (inString) {
      inString = escaped || b != '"';
      escaped = !escaped && b == '\\';
      return;
    }
    boolean blank = b == ' ' || b == '\t' || b == '\r' || b == '\n';
    boolean mark = at < 3 && (b & 0xff) >= 0xbb && depth == 0; // UTF-8 byte order mark
    if (blank || mark) {
      return;
    }
    if (ended) {
      throw new Refused(400, "expected nothing behind the JSON value, found more at byte " + at);
    }
    if (depth == 0 && b != '{' && b != '[') {
      throw new Refused(400, "expected a JSON object or array, found another byte at byte " + at);
    }
    switch (b) {
      case '"' -> inString = true;
      case '{', '[' -> objects.set(depth++, b == '{');
      case '}', ']' -> close(b == '}', at);
      default -> {}
    }
  }

  private void close(boolean object, int at) {
    if (objects.get(--depth) != object) {
      throw new Refused(400, "expected the bracket that was opened last to close at byte " + at);
    }
    ended = depth == 0;
  }
}
