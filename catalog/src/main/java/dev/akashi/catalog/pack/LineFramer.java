package dev.akashi.catalog.pack;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One record per line; empty lines are no records. */
final class LineFramer implements Framer {
  private long consumed;

  /** How far into the buffer there is known to be no line feed. */
  private int searched;

  private @Nullable Overflow overflow;

  /** A carriage return at the end of a buffer while a long line goes by: part of it, or of CRLF. */
  private boolean heldReturn;

  @Override
  public long consumed() {
    return consumed;
  }

  @Override
  public Step next(ByteBuffer buffer, boolean endOfInput) {
    while (true) {
      var start = buffer.position();
      var end = lineEnd(buffer);
      if (end < 0 && !endOfInput) {
        return needMore(buffer);
      }
      if (end < 0 && start == buffer.limit() && overflow == null) {
        return new Step.End();
      }
      var step = end < 0 ? line(buffer, buffer.limit(), 0) : line(buffer, end, 1);
      if (step != null) {
        return step;
      }
    }
  }

  private int lineEnd(ByteBuffer buffer) {
    for (int i = buffer.position() + searched; i < buffer.limit(); i++) {
      if (buffer.get(i) == '\n') {
        return i;
      }
    }
    searched = buffer.remaining();
    return -1;
  }

  /** Null for an empty line. */
  private @Nullable Step line(ByteBuffer buffer, int end, int terminator) {
    var array = buffer.array();
    var start = buffer.position();
    var at = consumed;
    consume(buffer, end + terminator - start);
    if (overflow != null) {
      return lastOf(overflow, array, buffer.arrayOffset() + start, end - start, terminator);
    }
    var length = end - start;
    if (terminator == 1 && length > 0 && buffer.get(end - 1) == '\r') {
      length--;
    }
    if (length == 0) {
      return null;
    }
    if (length > Pack.RECORD_BYTES_MAX) {
      var passing = new Overflow(at);
      passing.add(array, buffer.arrayOffset() + start, length);
      return passing.finish();
    }
    return new Step.Framed(at, buffer.arrayOffset() + start, length);
  }

  private Step lastOf(Overflow passing, byte[] array, int index, int count, int terminator) {
    var length = count;
    if (terminator == 1 && count > 0 && array[index + count - 1] == '\r') {
      length--;
    }
    if (heldReturn && (count > 0 || terminator == 0)) {
      passing.add(new byte[] {'\r'}, 0, 1);
    }
    passing.add(array, index, length);
    heldReturn = false;
    overflow = null;
    return passing.finish();
  }

  private Step needMore(ByteBuffer buffer) {
    // One byte of grace: the last may be the carriage return of a CRLF.
    if (overflow == null && buffer.remaining() > Pack.RECORD_BYTES_MAX + 1) {
      overflow = new Overflow(consumed);
    }
    if (overflow != null && buffer.hasRemaining()) {
      pass(overflow, buffer);
    }
    return new Step.NeedMore();
  }

  private void pass(Overflow passing, ByteBuffer buffer) {
    if (heldReturn) {
      passing.add(new byte[] {'\r'}, 0, 1);
    }
    var count = buffer.remaining();
    heldReturn = buffer.get(buffer.limit() - 1) == '\r';
    passing.add(
        buffer.array(), buffer.arrayOffset() + buffer.position(), heldReturn ? count - 1 : count);
    consume(buffer, count);
  }

  private void consume(ByteBuffer buffer, int count) {
    buffer.position(buffer.position() + count);
    consumed += count;
    searched = 0;
  }
}
