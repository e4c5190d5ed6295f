package dev.akashi.catalog.pack;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON values one after the other, or elements of arrays. Looks at brackets and strings only: what
 * is between them is for the reader of the record to judge.
 *
 * <p>A broken record must not take its neighbours along, so a record also ends, broken, at a line
 * feed inside a string (JSON forbids it) and where a line starts with a brace in the first column
 * (which is a new record; pretty-printed inner objects are indented).
 */
final class JsonFramer implements Framer {
  private final JsonEnvelope envelope;
  private final RecordScan scan = new RecordScan();
  private long consumed;
  private @Nullable Overflow overflow;

  JsonFramer(List<String> records) {
    this.envelope = new JsonEnvelope(records);
  }

  @Override
  public long consumed() {
    return consumed;
  }

  @Override
  public Step next(ByteBuffer buffer, boolean endOfInput) {
    if (!scan.started() && !skipToRecord(buffer)) {
      return endOfInput ? new Step.End() : new Step.NeedMore();
    }
    var length = scan.length(buffer, endOfInput);
    if (length >= 0) {
      return framed(buffer, length);
    }
    if (overflow == null && buffer.remaining() > Pack.RECORD_BYTES_MAX) {
      overflow = new Overflow(consumed);
    }
    if (overflow != null) {
      // What the scan has not passed yet, a last line feed, must stay for its next look.
      pass(overflow, buffer, scan.passed());
    }
    return new Step.NeedMore();
  }

  private boolean skipToRecord(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      if (envelope.recordStartsWith(buffer.get(buffer.position()))) {
        return true;
      }
      buffer.get();
      consumed++;
    }
    return false;
  }

  private Step framed(ByteBuffer buffer, int length) {
    var index = buffer.arrayOffset() + buffer.position();
    var at = consumed;
    scan.reset();
    if (overflow == null && length <= Pack.RECORD_BYTES_MAX) {
      consume(buffer, length);
      return new Step.Framed(at, index, length);
    }
    var passing = overflow == null ? new Overflow(at) : overflow;
    overflow = null;
    passing.add(buffer.array(), index, length);
    consume(buffer, length);
    return passing.finish();
  }

  private void pass(Overflow passing, ByteBuffer buffer, int count) {
    passing.add(buffer.array(), buffer.arrayOffset() + buffer.position(), count);
    consume(buffer, count);
    scan.forget(count);
  }

  private void consume(ByteBuffer buffer, int count) {
    buffer.position(buffer.position() + count);
    consumed += count;
  }
}
