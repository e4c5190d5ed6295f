package dev.akashi.collector.http;

import dev.akashi.catalog.pack.Framer;
import dev.akashi.catalog.pack.Framing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a body into records. All or nothing: a body that cannot be cut is refused as a whole. */
final class BodyRecords {
  static final int RECORDS_MAX = 10_000;
  private static final Framing LINES = new Framing.Lines();
  private static final Framing VALUES = new Framing.Json(List.of());

  private BodyRecords() {}

  /** What the content type says. */
  enum Format {
    NDJSON,
    JSON,
    TEXT
  }

  /**
   * Cuts.
   *
   * @param pack framing of the pack: says where records lie in a JSON envelope
   * @throws Refused 400 when the body is not what its type says, 413 when a record is too large or
   *     there are too many
   */
  static List<byte[]> cut(byte[] body, Format format, Framing pack) {
    boolean envelope = pack instanceof Framing.Json json && !json.records().isEmpty();
    Framing framing =
        switch (format) {
          case JSON -> {
            JsonShape.check(body);
            yield envelope ? pack : VALUES;
          }
          case NDJSON -> envelope ? pack : LINES;
          case TEXT -> pack;
        };
    List<byte[]> records = records(body, framing.framer());
    if (format == Format.NDJSON) {
      for (int i = 0; i < records.size(); i++) {
        requireObject(records.get(i), i);
      }
    }
    return records.stream().filter(record -> !isBlank(record)).toList();
  }

  private static List<byte[]> records(byte[] body, Framer framer) {
    List<byte[]> records = new ArrayList<>();
    var buffer = ByteBuffer.wrap(body);
    while (true) {
      switch (framer.next(buffer, true)) {
        case Framer.Step.Framed(long at, int index, int length) ->
            records.add(Arrays.copyOfRange(body, index, index + length));
        case Framer.Step.Oversize large ->
            throw new Refused(
                413,
                "expected records of at most 1,048,576 bytes, found element %d with %,d"
                    .formatted(records.size(), large.length()));
        case Framer.Step.NeedMore() -> {
          return records;
        }
        case Framer.Step.End() -> {
          return records;
        }
      }
      if (records.size() > RECORDS_MAX) {
        throw new Refused(
            413, "expected at most %,d records in a request; send several".formatted(RECORDS_MAX));
      }
    }
  }

  private static void requireObject(byte[] line, int index) {
    for (byte b : line) {
      if (b == '{') {
        return;
      }
      if (b > ' ' || b < 0 && index > 0) {
        throw new Refused(
            400, "expected one JSON object per line, found another byte first in record " + index);
      }
    }
  }

  private static boolean isBlank(byte[] record) {
    for (byte b : record) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
