package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.Framer.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads bytes as the records they hold, in memory bounded by the longest record. */
public final class Records {
  private Records() {}

  /** Takes one record after the other. */
  public interface Taker {
    /**
     * A record.
     *
     * @param number 1 for the first record of the file
     */
    void record(long number, byte[] payload) throws IOException;

    /**
     * A record longer than {@link Pack#RECORD_BYTES_MAX}, whose bytes have gone by.
     *
     * @param number as for records, which are counted together
     */
    void tooLarge(long number, long lengthBytes) throws IOException;

    /** Nothing is at hand: the next read may wait for long, as behind tail -f. */
    default void waiting() throws IOException {}
  }

  /** Reads to the end. Every record goes to the taker, on the calling thread and in order. */
  public static void read(Framing framing, InputStream in, Taker taker) throws IOException {
    var framer = framing.framer();
    var buffer = ByteBuffer.allocate(2 * Framer.BUFFER_BYTES_MIN).limit(0);
    var ended = false;
    long number = 0;
    while (true) {
      switch (framer.next(buffer, ended)) {
        case Step.Framed(long at, int index, int length) ->
            taker.record(++number, Arrays.copyOfRange(buffer.array(), index, index + length));
        case Step.Oversize(long at, long length, String sha256, byte[] head) ->
            taker.tooLarge(++number, length);
        case Step.NeedMore() -> ended = fill(buffer, in, taker);
        case Step.End() -> {
          return;
        }
      }
    }
  }

  /** Answers whether the input has ended. */
  private static boolean fill(ByteBuffer buffer, InputStream in, Taker taker) throws IOException {
    buffer.compact();
    if (in.available() == 0) {
      taker.waiting();
    }
    int read = in.read(buffer.array(), buffer.position(), buffer.remaining());
    buffer.position(buffer.position() + Math.max(read, 0));
    buffer.flip();
    return read < 0;
  }
}
