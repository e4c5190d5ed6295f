package dev.akashi.collector.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akashi.collector.Sources;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A source of the numbers from 0 in order, with the next number as its bookmark, before a real
 * outbox and a real broker. The main method dies at a step.
 */
final class CountingSource {
  static final int BATCH = 5;
  static final int BATCHES = 7;
  static final int PART = 2;

  /** The batch that the process dies with. */
  static final int KILLED = 3;

  static final long NUMBERS = (long) BATCH * BATCHES;

  // Files are deleted as soon as that is allowed at all.
  private static final OutboxLimits LIMITS = new OutboxLimits(0, 256L << 20);

  private CountingSource() {}

  /** Arguments: directory of the outbox, Kafka, source, step. */
  public static void main(String[] args) {
    KillStep step = KillStep.valueOf(args[3]);
    var disk = new LossyDisk(step);
    try (var producer = new WireProducer(args[1], args[2])) {
      count(disk.wrap(Path.of(args[0])), args[2], dyingAt(step, disk, producer::publish));
    }
  }

  /** Goes on from where the outbox stands to the last number. */
  static void count(Path directory, String source, Broker broker) {
    var outbox = Outbox.open(directory, Sources.facts(source), broker, LIMITS, Clock.systemUTC());
    outbox.settle();
    for (long next = bookmark(outbox); next < NUMBERS; next = bookmark(outbox)) {
      List<Draft> drafts =
          LongStream.range(next, next + BATCH).mapToObj(CountingSource::draft).toList();
      outbox.hold(drafts, Long.toString(next + BATCH).getBytes(UTF_8));
      outbox.settle();
    }
  }

  private static Draft draft(long number) {
    return Draft.of("at:" + number, Map.of("k", "v"), payload(number).getBytes(UTF_8), null);
  }

  static String payload(long number) {
    return "number " + number;
  }

  private static long bookmark(Outbox outbox) {
    String bookmark = new String(outbox.bookmark(), UTF_8);
    return bookmark.isEmpty() ? 0 : Long.parseLong(bookmark);
  }

  private static Broker dyingAt(KillStep step, LossyDisk disk, Broker broker) {
    return new Broker() {
      private int batch;

      @Override
      public void publish(List<Outgoing> records) {
        boolean killed = batch++ == KILLED;
        if (killed) {
          disk.dieAt(KillStep.DURABLE_NOT_PUBLISHED);
        }
        if (killed && step == KillStep.PUBLISHED_IN_PART) {
          broker.publish(records.subList(0, PART));
          disk.dieAt(KillStep.PUBLISHED_IN_PART);
        }
        broker.publish(records);
        if (killed) {
          disk.dieAt(KillStep.PUBLISHED_NOT_NOTED);
        }
      }
    };
  }

  static String batchFile(int number) {
    return String.format(Locale.ROOT, "%012d.batch", number);
  }

  static String temporary(int number) {
    return batchFile(number) + DurableFile.TEMPORARY;
  }
}
