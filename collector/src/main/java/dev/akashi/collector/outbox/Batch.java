package dev.akashi.collector.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Numbered events and the bookmark after them, as they lie in one batch file:
 *
 * <pre>
 * magic  "AKOB"     4 bytes
 * format 2          4
 * length of body    4
 * CRC-32C of body   4
 * body: batch number 8, instance 8, first sequence 8, collected at (ms) 8,
 *       bookmark (length 4, bytes), events (count 4, each: length 4, bytes)
 * </pre>
 *
 * <p>Integers are big-endian. The instance lies with the numbers that belong to it, so neither can
 * be lost, moved or damaged without the other.
 *
 * @param number of the batch in its outbox: it rises, also from one stream to the next
 * @param instance of the stream, see {@link InstanceId}
 * @param firstSequence of the first event, or of the event to come when there is none
 * @param events encoded, ready for the wire
 * @param bookmark opaque to the outbox
 */
record Batch(
    long number,
    String instance,
    long firstSequence,
    Instant collectedAt,
    byte[] bookmark,
    List<byte[]> events) {

  private static final int MAGIC = 0x414b4f42;
  private static final int FORMAT = 2;
  private static final int HEADER_BYTES = 16;

  long nextSequence() {
    return firstSequence + events.size();
  }

  byte[] encode() {
    byte[] body = body();
    var file = new ByteArrayOutputStream(HEADER_BYTES + body.length);
    try (var out = new DataOutputStream(file)) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT);
      out.writeInt(body.length);
      out.writeInt(crc(body));
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return file.toByteArray();
  }

  private byte[] body() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(number);
      out.writeBytes(instance);
      out.writeLong(firstSequence);
      out.writeLong(collectedAt.toEpochMilli());
      out.writeInt(bookmark.length);
      out.write(bookmark);
      out.writeInt(events.size());
      for (byte[] event : events) {
        out.writeInt(event.length);
        out.write(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws TornBatchException when the bytes are not exactly what was encoded
   */
  static Batch decode(byte[] file) {
    try (var in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
        throw new TornBatchException("expected the mark of a batch file, found other bytes");
      }
      int length = in.readInt();
      int crc = in.readInt();
      if (length != file.length - HEADER_BYTES) {
        throw new TornBatchException(
            "expected " + length + " bytes of body, found " + (file.length - HEADER_BYTES));
      }
      byte[] body = in.readAllBytes();
      if (crc != crc(body)) {
        throw new TornBatchException("the checksum does not fit the content");
      }
      return ofBody(body);
    } catch (IOException e) {
      throw new TornBatchException("shorter than the header of a batch file");
    }
  }

  private static Batch ofBody(byte[] body) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
      long number = in.readLong();
      String instance = new String(in.readNBytes(InstanceId.LENGTH), StandardCharsets.US_ASCII);
      long first = in.readLong();
      Instant collectedAt = Instant.ofEpochMilli(in.readLong());
      byte[] bookmark = in.readNBytes(in.readInt());
      int count = in.readInt();
      List<byte[]> events = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        events.add(in.readNBytes(in.readInt()));
      }
      return new Batch(number, instance, first, collectedAt, bookmark, List.copyOf(events));
    }
  }

  private static int crc(byte[] body) {
    var crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }
}
