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
 *
 * <p>Where the records stand in an array inside each value, a value without that array is a record
 * itself: nothing that was sent goes by unseen.
 */
final class JsonFramer implements Framer {
  private final JsonEnvelope envelope;
  private final RecordScan scan = new RecordScan();
  private long consumed;
  private @Nullable Overflow overflow;

  /** Whether the value may still turn out to be what stands around the array of records. */
  private boolean undecided;

  /** Bytes from the position of the buffer that the envelope has seen of such a value. */
  private int looked;

  JsonFramer(List<String> records) {
    this.envelope = new JsonEnvelope(records);
  }

  @Override
  public long consumed() {
    return consumed;
  }

  @Override
  public Step next(ByteBuffer buffer, boolean endOfInput) {
    while (scan.started() || skipToRecord(buffer)) {
      var length = scan.length(buffer, endOfInput);
      if (undecided && leadsToRecords(buffer, length >= 0 ? length : scan.passed())) {
        continue;
      }
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
    return endOfInput ? new Step.End() : new Step.NeedMore();
  }

  private boolean skipToRecord(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      var b = buffer.get(buffer.position());
      if (envelope.isAtTop()) {
        undecided = JsonEnvelope.startsValue(b);
      }
      if (undecided || (!envelope.isAtTop() && envelope.recordStartsWith(b))) {
        return true;
      }
      buffer.get();
      consumed++;
    }
    return false;
  }

  /** Looks for the array up to there; what stands before it is no record. */
  private boolean leadsToRecords(ByteBuffer buffer, int until) {
    while (looked < until) {
      if (envelope.opensRecords(buffer.get(buffer.position() + looked++))) {
        consume(buffer, looked);
        decide();
        overflow = null;
        return true;
      }
    }
    return false;
  }

  private void decide() {
    scan.reset();
    undecided = false;
    looked = 0;
  }

  private Step framed(ByteBuffer buffer, int length) {
    var index = buffer.arrayOffset() + buffer.position();
    var at = consumed;
    if (undecided) {
      envelope.reset();
    }
    decide();
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
    looked -= undecided ? count : 0;
  }

  private void consume(ByteBuffer buffer, int count) {
    buffer.position(buffer.position() + count);
    consumed += count;
  }
}
