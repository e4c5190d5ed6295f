package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Keep;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.Passed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds observations back until every partition that is read has passed their tick. Then what
 * belongs to a tick is whole, in whatever order it came: evaluation never depends on which
 * partition was quicker. What is told twice is kept once, and what is told again after its tick is
 * dropped.
 */
final class Alignment {
  private static final byte[] EVALUATED = {'M', 'e'};

  private final Keep keep;
  private final Codec codec;
  private final Set<String> upstreams;
  private final Map<String, Instant> passed = new HashMap<>();
  private @Nullable Instant evaluated;
  private @Nullable Instant firstHeld;
  private boolean firstHeldKnown;

  Alignment(Keep keep, Codec codec, Set<String> upstreams) {
    this.keep = keep;
    this.codec = codec;
    this.upstreams = upstreams;
    byte[] last = keep.get(EVALUATED);
    this.evaluated = last == null ? null : Instant.ofEpochMilli(ByteBuffer.wrap(last).getLong());
    byte[] prefix = {'P'};
    keep.scan(
        prefix,
        new byte[] {'P' + 1},
        (key, value) -> {
          passed.put(
              new String(key, 1, key.length - 1, StandardCharsets.UTF_8),
              Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong()));
          return true;
        });
  }

  /** Holds observations; answers false for those that were told before and are done. */
  boolean hold(Observations observations) {
    Instant tick = observations.getTick();
    Instant done = passed.get(observations.getUpstream());
    if (done != null && !tick.isAfter(done) || evaluated != null && !tick.isAfter(evaluated)) {
      return false;
    }
    String name =
        observations.getUpstream()
            + '\0'
            + observations.getControl()
            + '|'
            + observations.getSystem()
            + '\0'
            + observations.getChunk();
    keep.put(held(tick, name), codec.encode(observations));
    if (firstHeldKnown && (firstHeld == null || tick.isBefore(firstHeld))) {
      firstHeld = tick;
    }
    return true;
  }

  /** Takes in that partitions have passed a tick. */
  void pass(Passed mark) {
    for (String upstream : mark.getUpstreams()) {
      Instant before = passed.get(upstream);
      if (upstreams.contains(upstream) && (before == null || mark.getTick().isAfter(before))) {
        passed.put(upstream, mark.getTick());
        keep.put(
            ('P' + upstream).getBytes(StandardCharsets.UTF_8),
            ByteBuffer.allocate(Long.BYTES).putLong(mark.getTick().toEpochMilli()).array());
      }
    }
  }

  /** The last tick that every partition has passed; null while some was never heard of. */
  @Nullable Instant passedByAll() {
    return passed.keySet().containsAll(upstreams)
        ? passed.values().stream().min(Instant::compareTo).orElse(null)
        : null;
  }

  /** The last tick that was evaluated; null before the first. */
  @Nullable Instant evaluated() {
    return evaluated;
  }

  /** The first tick of what is held; null where nothing is. */
  @Nullable Instant firstHeld() {
    if (!firstHeldKnown) {
      firstHeld = null;
      keep.scan(
          held(evaluated == null ? Instant.EPOCH : evaluated, ""),
          new byte[] {'B' + 1},
          (key, value) -> {
            firstHeld = Instant.ofEpochMilli(ByteBuffer.wrap(key, 1, Long.BYTES).getLong());
            return false;
          });
      firstHeldKnown = true;
    }
    return firstHeld;
  }

  /** Takes out what is known at a tick, which counts as evaluated from now on. */
  List<Observations> take(Instant tick) {
    List<Observations> taken = new ArrayList<>();
    keep.scan(
        held(tick, ""),
        held(Grid.next(tick), ""),
        (key, value) -> {
          taken.add(codec.observations(value));
          keep.delete(key);
          return true;
        });
    evaluated = tick;
    firstHeldKnown = false;
    keep.put(EVALUATED, ByteBuffer.allocate(Long.BYTES).putLong(tick.toEpochMilli()).array());
    return taken;
  }

  private static byte[] held(Instant tick, String name) {
    byte[] rest = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + Long.BYTES + rest.length)
        .put((byte) 'B')
        .putLong(tick.toEpochMilli())
        .put(rest)
        .array();
  }
}
