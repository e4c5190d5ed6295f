package dev.akashi.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort values of its last item. Opaque to whoever carries it, and checked
 * when it comes back; it only ever becomes two typed values of a query.
 */
record Cursor(long timeMs, String id) {
  private static final int MAX_CHARS = 2048;

  static @Nullable Cursor parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      if (text.length() > MAX_CHARS) {
        throw new IllegalArgumentException("too long");
      }
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int slash = decoded.indexOf('/');
      if (slash < 0 || slash == decoded.length() - 1) {
        throw new IllegalArgumentException("no id");
      }
      return new Cursor(Long.parseLong(decoded.substring(0, slash)), decoded.substring(slash + 1));
    } catch (IllegalArgumentException e) {
      throw new BadQueryException(
          "cursor: expected the nextCursor of an earlier page, found something else");
    }
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((timeMs + "/" + id).getBytes(StandardCharsets.UTF_8));
  }
}
