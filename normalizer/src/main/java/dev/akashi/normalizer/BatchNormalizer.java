package dev.akashi.normalizer;

import dev.akashi.normalizer.EventNormalizer.Outcome;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.wire.HopCounts;
import dev.akashi.schemas.wire.HopCounts.Ending;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One batch of the events topic.
 *
 * <p>The order is the promise: outputs are acknowledged by the broker, then the counts are, and
 * only then does {@link #accept} return, upon which the consumer moves its offsets. Dying at any
 * point repeats the whole batch; readers know the repeated records by their sequences. Any
 * exception means that the batch is not done and must be delivered again.
 */
final class BatchNormalizer {
  private static final long SLICE_BYTES = 4L * 1024 * 1024;

  private final Codec codec;
  private final EventNormalizer normalizer;
  private final WireProducer producer;
  private final HopCounts counts;
  private final Clock clock;

  /** A record as it lies in the topic; its value is empty where it has none. */
  record Delivered(int partition, long offset, byte[] value) {}

  BatchNormalizer(
      Codec codec,
      EventNormalizer normalizer,
      WireProducer producer,
      HopCounts counts,
      Clock clock) {
    this.codec = codec;
    this.normalizer = normalizer;
    this.producer = producer;
    this.counts = counts;
    this.clock = clock;
  }

  void accept(List<Delivered> batch) {
    HopCounts.Tally tally = counts.begin();
    List<Outgoing> outputs = new ArrayList<>(batch.size());
    long bytes = 0;
    for (Delivered delivered : batch) {
      Outgoing output = output(delivered, tally);
      outputs.add(output);
      bytes += output.value().length;
      if (bytes > SLICE_BYTES) {
        // Large records compress well on the wire; all their documents at once would not fit.
        producer.publish(outputs);
        outputs.clear();
        bytes = 0;
      }
    }
    producer.publish(outputs);
    tally.publish();
  }

  private Outgoing output(Delivered delivered, HopCounts.Tally tally) {
    SourceEvent event;
    try {
      event = codec.sourceEvent(delivered.value());
      EventIds.eventId(event.getStream(), event.getSequence());
    } catch (UndecodableException | IllegalArgumentException e) {
      return undecodable(delivered, e);
    }
    return switch (normalizer.normalize(event)) {
      case Outcome.Passed(var evidence) -> {
        Ending ending = evidence.getTags().isEmpty() ? Ending.UNTAGGED : Ending.EVIDENCE;
        tally.add(owner(event), event.getSequence(), event.getCollectedAt(), ending);
        yield Outgoing.to(Topic.EVIDENCE, event.getStream(), codec.encode(evidence));
      }
      case Outcome.Refused(var quarantined) -> {
        tally.add(owner(event), event.getSequence(), event.getCollectedAt(), Ending.QUARANTINED);
        yield Outgoing.to(Topic.QUARANTINE, event.getStream(), codec.encode(quarantined));
      }
    };
  }

  // Whose sequence this was cannot be told, so no stream counts it; the stream that it belonged to
  // shows it as missing.
  private Outgoing undecodable(Delivered delivered, RuntimeException e) {
    String place = Topic.EVENTS.name() + "/" + delivered.partition() + "/" + delivered.offset();
    byte[] value = delivered.value();
    var quarantined =
        Quarantined.newBuilder()
            .setEventId(place)
            .setStream(Topic.EVENTS.name())
            .setSequence(delivered.offset())
            .setSource("")
            .setSystem("")
            .setPack("")
            .setPosition(place)
            .setHop(Hop.NORMALIZER)
            .setReason("UNDECODABLE")
            .setMessage(String.valueOf(e.getMessage()))
            .setCollectedAt(clock.instant())
            .setQuarantinedAt(clock.instant())
            .setLength(value.length)
            .setDigest(Digests.sha256Hex(value))
            .setHead(
                ByteBuffer.wrap(Arrays.copyOf(value, Math.min(value.length, Topic.HEAD_MAX_BYTES))))
            .build();
    return Outgoing.to(Topic.QUARANTINE, place, codec.encode(quarantined));
  }

  private static HopCounts.Owner owner(SourceEvent event) {
    return new HopCounts.Owner(
        event.getStream(), event.getSource(), event.getSystem(), event.getPack());
  }
}
