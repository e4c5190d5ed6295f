package dev.akashi.collector.file;

import dev.akashi.catalog.pack.Framer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one content from a place on, in chunks of whole records, in bounded memory. Not safe for
 * use by several threads.
 */
final class Tail implements AutoCloseable {
  private static final int BUFFER_BYTES = 2 * Framer.BUFFER_BYTES_MIN;

  private final InputStream in;
  private final Framer framer;
  private final long base;
  private final long from;
  private final PrefixDigest digest;
  private final boolean endIsFinal;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();

  /** The bytes before the start of the buffer. */
  private byte[] window;

  private byte[] windowAtRecordEnd;

  /** Where in the buffer the last record ended; -1 when that place is no longer in it. */
  private int recordEndIndex = -1;

  private long recordEnd;
  private boolean endOfInput;

  /**
   * Reads on.
   *
   * @param in at {@code base}
   * @param base offset at which the framer starts
   * @param from records before this offset have been read before
   * @param digest of the content before {@code base}; taken over
   * @param window the bytes before {@code base}
   * @param endIsFinal whether the end of the content ends its last record too
   */
  Tail(
      InputStream in,
      Framer framer,
      long base,
      long from,
      PrefixDigest digest,
      byte[] window,
      boolean endIsFinal) {
    this.in = in;
    this.framer = framer;
    this.base = base;
    this.from = from;
    this.recordEnd = base;
    this.digest = digest;
    this.window = window;
    this.windowAtRecordEnd = window;
    this.endIsFinal = endIsFinal;
  }

  /** One record, at its offset. */
  sealed interface Piece {
    long at();

    record Whole(long at, byte[] payload) implements Piece {}

    record TooLarge(long at, byte[] head, long length, String sha256) implements Piece {}
  }

  /** The next records; none when the end was reached. */
  List<Piece> next(int maxPieces, int maxBytes) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    long bytes = 0;
    while (pieces.size() < maxPieces && bytes < maxBytes) {
      int before = buffer.position();
      var step = framer.next(buffer, endOfInput && endIsFinal);
      switch (step) {
        case Framer.Step.Framed(long at, int index, int length) -> {
          passRecord(before);
          if (base + at >= from) {
            byte[] payload = Arrays.copyOfRange(buffer.array(), index, index + length);
            pieces.add(new Piece.Whole(base + at, payload));
            bytes += length;
          }
        }
        case Framer.Step.Oversize(long at, long length, String sha256, byte[] head) -> {
          passRecord(before);
          if (base + at >= from) {
            pieces.add(new Piece.TooLarge(base + at, head, length, sha256));
            bytes += head.length;
          }
        }
        case Framer.Step.NeedMore() -> {
          digest.pass(buffer.array(), before, buffer.position() - before, false);
          if (endOfInput || !fill()) {
            return pieces;
          }
        }
        case Framer.Step.End() -> {
          return pieces;
        }
      }
    }
    return pieces;
  }

  private void passRecord(int before) {
    int end = buffer.position();
    digest.pass(buffer.array(), before, end - before, true);
    recordEndIndex = end;
    recordEnd = base + framer.consumed();
  }

  /** Whether the framer should look again. */
  private boolean fill() throws IOException {
    windowAtRecordEnd = window();
    recordEndIndex = -1;
    window = Window.after(window, buffer.array(), 0, buffer.position());
    buffer.compact();
    int read = in.read(buffer.array(), buffer.position(), buffer.remaining());
    if (read > 0) {
      buffer.position(buffer.position() + read);
    }
    buffer.flip();
    endOfInput = read < 0;
    return !endOfInput || endIsFinal;
  }

  /** The end of the last record that was handed out: where reading may go on another day. */
  long recordEnd() {
    return recordEnd;
  }

  /** Digest of the content before {@link #recordEnd}. */
  PrefixDigest digest() {
    return digest;
  }

  /** The bytes right before {@link #recordEnd}. */
  byte[] window() {
    return recordEndIndex < 0
        ? windowAtRecordEnd
        : Window.after(window, buffer.array(), 0, recordEndIndex);
  }

  /** How far the content has been looked at. */
  long lookedUpTo() {
    return base + framer.consumed() + buffer.remaining();
  }

  /** Bytes at the end that belong to a record whose end has not come. */
  long pendingBytes() {
    long beyond = base + framer.consumed() - recordEnd;
    // White space and brackets between records are consumed by the framer and are none; a record
    // that is too long is consumed as it goes by and is.
    return beyond > Framer.BUFFER_BYTES_MIN / 2 ? lookedUpTo() - recordEnd : buffer.remaining();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
