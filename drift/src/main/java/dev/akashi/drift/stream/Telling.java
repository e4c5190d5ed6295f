package dev.akashi.drift.stream;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Passed;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes observations, and behind them in every share the mark that their ticks have passed. While
 * nothing happens the mark comes every few seconds only; evaluation knows by itself what is due in
 * between. Of one thread.
 */
final class Telling {
  /** How often ticks are called passed though nothing was read. */
  static final Duration IDLE = Duration.ofSeconds(2);

  private final WireProducer producer;
  private final Codec codec;
  private final BrokerClock clock;
  private final String instance;

  Telling(WireProducer producer, Codec codec, BrokerClock clock, String instance) {
    this.producer = producer;
    this.codec = codec;
    this.clock = clock;
    this.instance = instance;
  }

  /** Asks the broker for its time: a mark that passes nothing is appended at some time. */
  void learnTime() {
    producer.publish(List.of(mark(0, List.of(), Instant.EPOCH))).ifPresent(clock::learn);
  }

  /**
   * Tells what was read.
   *
   * @param ready up to which tick each partition was read
   * @return the partitions that were told of; empty while there is nothing worth it
   */
  List<Upstream> tell(Map<Upstream, Instant> ready) {
    List<Outgoing> outgoing = new ArrayList<>();
    Map<Instant, List<String>> passed = new TreeMap<>();
    boolean idle = true;
    for (Map.Entry<Upstream, Instant> entry : ready.entrySet()) {
      Upstream upstream = entry.getKey();
      Instant before = upstream.passed();
      for (Gathered.Told told : upstream.peek(entry.getValue())) {
        add(told, outgoing);
        idle = false;
      }
      passed.computeIfAbsent(entry.getValue(), tick -> new ArrayList<>()).add(upstream.name());
      idle &= entry.getValue().isBefore(before.plus(IDLE));
    }
    if (idle) {
      return List.of();
    }
    passed.forEach(
        (tick, names) -> {
          for (int share = 0; share < Shares.COUNT; share++) {
            outgoing.add(mark(share, names, tick));
          }
        });
    producer.publish(outgoing).ifPresent(clock::learn);
    // Only what the broker has is forgotten here: a failure above tells the same again.
    ready.forEach(Upstream::forget);
    return List.copyOf(ready.keySet());
  }

  private void add(Gathered.Told told, List<Outgoing> outgoing) {
    byte[] value = codec.encode(told.observations());
    if (told.unit() != null) {
      String key = Keys.observations(told.unit());
      outgoing.add(Outgoing.to(Topic.OBSERVATIONS, Shares.of(told.unit()), key, value));
      return;
    }
    for (int share = 0; share < Shares.COUNT; share++) {
      outgoing.add(Outgoing.to(Topic.OBSERVATIONS, share, Keys.SURROUNDINGS, value));
    }
  }

  private Outgoing mark(int share, List<String> upstreams, Instant tick) {
    var mark =
        Passed.newBuilder().setInstance(instance).setUpstreams(upstreams).setTick(tick).build();
    return Outgoing.to(Topic.OBSERVATIONS, share, Keys.PASSED, codec.encode(mark));
  }
}
