package dev.akashi.collector;

import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.scope.Source;
import dev.akashi.collector.file.StreamReader;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.OutboxLimits;
import dev.akashi.collector.outbox.StateDirectory;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.WireProducer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Standard input as a source. It cannot be read again: an interrupted run has delivered its
 * beginning, and piping the same bytes in once more makes new events.
 */
public final class StdinCollect {
  private StdinCollect() {}

  /**
   * What a run delivered.
   *
   * @param stream key of the stream that it wrote to
   * @param firstSequence of its first event
   * @param events how many there were
   */
  public record Result(String stream, long firstSequence, long events) {}

  /**
   * Reads to the end and returns when the broker has every record and the count.
   *
   * @param state a directory that no running collector owns
   * @param kafka bootstrap servers
   * @throws dev.akashi.collector.outbox.StateException when the directory is owned or unusable
   * @throws dev.akashi.collector.outbox.NotHeldException when the disk takes no more
   * @throws dev.akashi.schemas.wire.NotPublishedException when the broker does not answer; what was
   *     held is published by the next run
   */
  public static Result run(InputStream in, Source source, Pack pack, Path state, String kafka)
      throws IOException {
    var clock = Clock.systemUTC();
    try (var directory = StateDirectory.open(state);
        var producer = new WireProducer(kafka, "akashi-collect")) {
      var outbox =
          Outbox.open(
              directory.source(source.id()),
              Facts.of(source, pack),
              producer::publish,
              OutboxLimits.DEFAULT,
              clock);
      long first = outbox.state().nextSequence();
      long events =
          StreamReader.readToEnd(in, "stdin:" + UUID.randomUUID(), pack.framing(), outbox);
      new Telling(
              new CountsLog(producer, new Codec()), directory.instance(), Telling.version(), clock)
          .counts(List.of(outbox));
      return new Result(outbox.stream(), first, events);
    }
  }
}
