package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a line of auditd: {@code name=value} pairs, some of them in the quotes of {@code
 * msg='...'}, and behind byte 0x1D what the daemon looked up, in names of capital letters.
 *
 * @param pairs in the order of the line
 * @param words what stands before the first pair, such as {@code avc: denied { read } for}
 */
record AuditBody(List<Pair> pairs, String words) {
  private static final char LOOKED_UP = 0x1D;

  /**
   * A pair.
   *
   * @param start index of its value in the text, quotes included
   * @param end behind its value
   * @param value without quotes, not decoded
   * @param quoted a value in double quotes is plain text and never hex
   */
  record Pair(String name, int start, int end, String value, boolean quoted) {}

  /** Reads {@code text} between two places, which hold one body. */
  static AuditBody of(String text, int from, int to) {
    return new Scan(text, to).read(from);
  }

  private static final class Scan {
    private final String text;
    private final int to;
    private final List<Pair> pairs = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private boolean inMessage;

    /** A pair that goes on with words without a name behind it, as in {@code op=adding user}. */
    private @Nullable String openName;

    private int openStart;
    private int openEnd;

    Scan(String text, int to) {
      this.text = text;
      this.to = to;
    }

    AuditBody read(int from) {
      var at = from;
      while (at < to) {
        var c = text.charAt(at);
        if (c == LOOKED_UP) {
          inMessage = false;
          close();
          at++;
        } else if (c == ' ' || (c == '\'' && inMessage)) {
          at++;
        } else {
          at = item(at);
        }
      }
      close();
      return new AuditBody(List.copyOf(pairs), words.toString());
    }

    private int item(int at) {
      var equals = nameEnd(at);
      if (equals < 0) {
        return word(at);
      }
      close();
      var name = text.substring(at, equals);
      var start = equals + 1;
      if (name.equals("msg") && start < to && text.charAt(start) == '\'') {
        inMessage = true;
        return start + 1;
      }
      if (start < to && text.charAt(start) == '"') {
        return quoted(name, start);
      }
      openName = name;
      openStart = start;
      openEnd = wordEnd(start);
      return openEnd;
    }

    private void close() {
      if (openName != null) {
        pairs.add(
            new Pair(
                openName, openStart, openEnd, text.substring(openStart, openEnd).strip(), false));
        openName = null;
      }
    }

    /** The place of the equals sign behind a name that starts here, or -1. */
    private int nameEnd(int at) {
      for (int i = at; i < to; i++) {
        var c = text.charAt(i);
        if (c == '=') {
          return i == at ? -1 : i;
        }
        if (!Character.isLetterOrDigit(c) && "-_[]".indexOf(c) < 0) {
          return -1;
        }
      }
      return -1;
    }

    private int word(int at) {
      var end = wordEnd(at);
      if (openName != null) {
        openEnd = Math.max(openEnd, end);
      } else if (pairs.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(text, at, end);
      }
      return Math.max(end, at + 1);
    }

    /** A quote that was never closed ends with what the daemon wrote itself, or with the line. */
    private int quoted(String name, int start) {
      var end = start + 1;
      while (end < to && text.charAt(end) != '"' && text.charAt(end) != LOOKED_UP) {
        end++;
      }
      var behind = end < to && text.charAt(end) == '"' ? end + 1 : end;
      pairs.add(new Pair(name, start, behind, text.substring(start + 1, end), true));
      return behind;
    }

    /** Behind the last character of a word; the quote that closes a message is none of it. */
    private int wordEnd(int at) {
      var end = at;
      while (end < to && text.charAt(end) != ' ' && text.charAt(end) != LOOKED_UP) {
        end++;
      }
      var closes =
          inMessage
              && end > at
              && text.charAt(end - 1) == '\''
              && (end == to || text.charAt(end) == LOOKED_UP);
      return closes ? end - 1 : end;
    }
  }
}
