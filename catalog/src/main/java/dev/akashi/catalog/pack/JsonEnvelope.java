package dev.akashi.catalog.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What stands around the records: white space, commas, arrays, objects that lead to an array. */
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

  private boolean startsAmongRecords(byte b) {
    return switch (b) {
      case ' ', '\t', '\r', '\n', ',', '[', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> false;
      case ']' -> {
        leaveRecords();
        yield false;
      }
      default -> true;
    };
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
