package dev.akashi.catalog.pack;

import java.nio.ByteBuffer;

/**
 * Cuts one run of bytes into records, in memory bounded by the longest record.
 *
 * <p>The caller fills a buffer of at least {@link #BUFFER_BYTES_MIN}, calls {@link #next} until it
 * answers {@link Step.NeedMore}, compacts, fills again. Cutting depends on the bytes alone, never
 * on how they were dealt out to buffers.
 */
public interface Framer {
  /** With less room, a longest record and its terminator might not fit. */
  int BUFFER_BYTES_MIN = Pack.RECORD_BYTES_MAX + 64 * 1024;

  /** How much of a record that is too long is kept. */
  int HEAD_BYTES_MAX = 64 * 1024;

  /**
   * The next step. Consumes from the buffer, by its position, everything up to the end of the
   * record that it answers.
   *
   * @param buffer ready to be read; must be backed by an array
   * @param endOfInput whether no byte will follow those in the buffer
   */
  Step next(ByteBuffer buffer, boolean endOfInput);

  /**
   * Bytes consumed since the framer was made. After a {@link Step.Framed} or {@link Step.Oversize}
   * this is the place behind the record from which reading may go on later.
   */
  long consumed();

  /** What a framer has to say. */
  sealed interface Step {

    /**
     * A record.
     *
     * @param at place of its first byte, counted from where the framer started
     * @param index place of its first byte in the array of the buffer
     * @param length bytes of the record, without its terminator
     */
    record Framed(long at, int index, int length) implements Step {}

    /**
     * A record longer than {@link Pack#RECORD_BYTES_MAX}, which has gone by.
     *
     * @param length bytes of the whole record
     * @param sha256 digest of the whole record in hex
     * @param head its first bytes, at most {@link #HEAD_BYTES_MAX}
     */
    record Oversize(long at, long length, String sha256, byte[] head) implements Step {}

    /** The buffer holds no whole record; what is left in it must be kept and more bytes added. */
    record NeedMore() implements Step {}

    /** Every byte has been consumed and no more will come. */
    record End() implements Step {}
  }
}
