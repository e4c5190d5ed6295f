package dev.akashi.catalog.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What stands around the records: white space, commas, arrays, objects that lead to an array. A
 * value at the top that leads to none is for the framer to answer as a record.
 */
final class JsonEnvelope {
  private static final int NAME_BYTES_MAX = 1024;
  private static final int OPEN_MAX = 100;

  private final List<String> records;

  /** Open brackets around the place: true where it lies on the way to the records. */
  private final Deque<Boolean> onPath = new ArrayDeque<>();

  private final ByteArrayOutputStream name = new ByteArrayOutputStream();

  /** Open brackets beyond those that are remembered. */
  private long deeper;

  private boolean inString;
  private boolean escaped;
  private boolean inRecords;

  JsonEnvelope(List<String> records) {
    this.records = records;
  }

  /** Whether this byte is the first of a record; if not, it belongs to the envelope. */
  boolean recordStartsWith(byte b) {
    if (records.isEmpty() || inRecords) {
      return startsAmongRecords(b);
    }
    if (inString) {
      insideName(b);
    } else {
      between(b);
    }
    return false;
  }

  /** Whether the place is outside of every value, so that what starts here may hold the array. */
  boolean isAtTop() {
    return !records.isEmpty() && !inRecords && onPath.isEmpty() && !inString;
  }

  /** Goes over one byte of a value at the top; true for the bracket that opens the array. */
  boolean opensRecords(byte b) {
    recordStartsWith(b);
    return inRecords;
  }

  /** Back to the top, after a value that led to no array. */
  void reset() {
    onPath.clear();
    deeper = 0;
    inString = false;
    escaped = false;
    name.reset();
  }

  /** Whether a value can start with this byte. */
  static boolean startsValue(byte b) {
    return switch (b) {
      case ' ', '\t', '\r', '\n', ',', '[', ']', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> false;
      default -> true;
    };
  }

  private boolean startsAmongRecords(byte b) {
    if (b == ']') {
      leaveRecords();
    }
    return startsValue(b);
  }

  private void leaveRecords() {
    if (inRecords) {
      inRecords = false;
      onPath.pop();
    }
  }

  private void between(byte b) {
    switch (b) {
      case '"' -> {
        inString = true;
        name.reset();
      }
      case '{' -> open(deeper == 0 && (onPath.isEmpty() || leadsOn()));
      case '[' -> {
        inRecords = deeper == 0 && leadsOn() && pathLength() == records.size();
        open(inRecords);
      }
      case '}', ']' -> close();
      case ',' -> name.reset();
      default -> {}
    }
  }

  private void open(boolean on) {
    if (onPath.size() < OPEN_MAX) {
      onPath.push(on);
    } else {
      deeper++;
    }
  }

  private void close() {
    if (deeper > 0) {
      deeper--;
    } else {
      onPath.poll();
    }
  }

  /** Whether the last name is the next step from an object on the way. */
  private boolean leadsOn() {
    var length = pathLength();
    return length > 0
        && length == onPath.size()
        && length <= records.size()
        && records.get(length - 1).equals(name.toString(StandardCharsets.UTF_8));
  }

  private int pathLength() {
    return (int) onPath.stream().filter(on -> on).count();
  }

  private void insideName(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
      return;
    }
    if (name.size() < NAME_BYTES_MAX) {
      name.write(b);
    }
  }
}
