package dev.akashi.collector.file;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.outbox.Draft;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.OutboxLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Reads a stream that cannot be read again, such as standard input, to its end. A position is the
 * run, the ordinal of the record and its byte offset. There is nothing to resume: whoever pipes the
 * same bytes in again makes new events.
 */
public final class StreamReader {
  private StreamReader() {}

  /**
   * Returns when the broker has every record.
   *
   * @param run names this stream in positions
   * @return how many records there were
   * @throws dev.akashi.schemas.wire.NotPublishedException when the broker has not; what was held so
   *     far is published by the next one who opens the outbox
   */
  public static long readToEnd(InputStream in, String run, Framing framing, Outbox outbox)
      throws IOException {
    outbox.settle();
    long count = 0;
    try (var tail = new Tail(in, framing.framer(), 0, 0, new PrefixDigest(), Window.NONE, true)) {
      while (true) {
        List<Tail.Piece> pieces =
            tail.next(OutboxLimits.BATCH_MAX_EVENTS, OutboxLimits.BATCH_MAX_BYTES);
        if (pieces.isEmpty()) {
          return count;
        }
        long first = count;
        List<Draft> drafts =
            java.util.stream.IntStream.range(0, pieces.size())
                .mapToObj(i -> draft(run, first + i, pieces.get(i)))
                .toList();
        outbox.hold(drafts, new byte[0]);
        outbox.settle();
        count += pieces.size();
      }
    }
  }

  private static Draft draft(String run, long ordinal, Tail.Piece piece) {
    String position = run + ":" + ordinal + ":" + piece.at();
    Map<String, String> origin = Map.of("log.offset", Long.toString(piece.at()));
    return switch (piece) {
      case Tail.Piece.Whole whole -> Draft.of(position, origin, whole.payload(), null);
      case Tail.Piece.TooLarge large ->
          Draft.tooLarge(position, origin, large.head(), large.length(), large.sha256());
    };
  }
}
