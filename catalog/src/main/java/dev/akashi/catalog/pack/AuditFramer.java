package dev.akashi.catalog.pack;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Lines of auditd, of which those that follow each other and are of one event make one record.
 *
 * <p>A record stays one range of bytes, since that is what a reader can come back to. So where the
 * lines of two events are interleaved, each run of lines is a record of its own: nothing is lost or
 * read twice, and the serial says what belongs together. A run that would grow beyond the longest
 * record is cut between two lines.
 *
 * <p>A line that only says that an event is complete ends a record and, like a line feed, is part
 * of none. Without one an event ends where the next begins, or with a line of which auditd promises
 * that it is the last. Time ends nothing: read again, the same bytes must give the same records.
 */
final class AuditFramer implements Framer {
  private final LineFramer lines = new LineFramer();
  private long consumed;
  private @Nullable Run run;

  /** A line that was too long and came right behind a run. */
  private Step.@Nullable Oversize passed;

  /**
   * Lines of one event, by places counted from where the framer started.
   *
   * @param line the first of them; null where it is no line of auditd
   * @param end behind the last of them, without its terminator
   * @param next behind that terminator
   */
  private record Run(@Nullable AuditLine line, long at, long end, long next, boolean complete) {
    boolean takes(@Nullable AuditLine other, long otherEnd) {
      return line != null
          && other != null
          && line.isOfOneEventWith(other)
          && otherEnd - at <= Pack.RECORD_BYTES_MAX;
    }
  }

  @Override
  public long consumed() {
    return consumed;
  }

  @Override
  public Step next(ByteBuffer buffer, boolean endOfInput) {
    while (true) {
      if (run != null && run.complete) {
        return framed(buffer, run, null);
      }
      if (run == null && passed != null) {
        var step = passed;
        passed = null;
        consumeTo(buffer, lines.consumed());
        return step;
      }
      consumeTo(buffer, run == null ? lines.consumed() : run.at);
      var ahead = buffer.duplicate();
      ahead.position(buffer.position() + (int) (lines.consumed() - consumed));
      var step = step(buffer, lines.next(ahead, endOfInput));
      if (step != null) {
        return step;
      }
    }
  }

  /** Null where there is nothing to say yet. */
  private @Nullable Step step(ByteBuffer buffer, Step line) {
    return switch (line) {
      case Step.Framed framed -> line(buffer, framed);
      case Step.Oversize oversize -> {
        passed = oversize;
        yield run == null ? null : framed(buffer, run, null);
      }
      case Step.NeedMore more -> {
        if (run == null) {
          consumeTo(buffer, lines.consumed());
        }
        // What is behind the run is too long to join it, and needs the room in the buffer.
        yield run != null && buffer.remaining() > Pack.RECORD_BYTES_MAX + 1
            ? framed(buffer, run, null)
            : more;
      }
      case Step.End end -> {
        if (run != null) {
          yield framed(buffer, run, null);
        }
        consumeTo(buffer, lines.consumed());
        yield end;
      }
    };
  }

  private @Nullable Step line(ByteBuffer buffer, Step.Framed framed) {
    var line = AuditLine.of(buffer.array(), framed.index(), framed.length());
    var end = framed.at() + framed.length();
    var next = lines.consumed();
    if (line != null && line.isEndOfEvent(framed.length())) {
      return run == null ? null : framed(buffer, run, null);
    }
    var last = line == null || line.isLast();
    if (run != null && run.takes(line, end)) {
      run = new Run(run.line, run.at, end, next, last);
      return null;
    }
    var started = new Run(line, framed.at(), end, next, last);
    if (run != null) {
      return framed(buffer, run, started);
    }
    run = started;
    return null;
  }

  private Step framed(ByteBuffer buffer, Run done, @Nullable Run started) {
    consumeTo(buffer, done.at);
    var index = buffer.arrayOffset() + buffer.position();
    consumeTo(buffer, done.next);
    run = started;
    return new Step.Framed(done.at, index, (int) (done.end - done.at));
  }

  private void consumeTo(ByteBuffer buffer, long place) {
    buffer.position(buffer.position() + (int) (place - consumed));
    consumed = place;
  }
}
