package dev.akashi.drift.stream;

import dev.akashi.drift.observing.Observing;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.UndecodableException;
import dev.akashi.schemas.wire.CountsUnavailableException;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.NotPublishedException;
import dev.akashi.schemas.wire.WireProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads evidence, quarantine and counts, and says tick by tick what expectations count of it.
 *
 * <p>The order is the promise: the observations of a tick and the mark that the tick has passed are
 * acknowledged by the broker, and only then the offsets move to the first record of the next tick.
 * Dying in between tells a tick twice, with equal content; readers know it by its number.
 */
public final class Observer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration COUNTS_EVERY = Duration.ofSeconds(2);
  private static final Duration COUNTS_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final Reading reading;
  private final Telling telling;
  private final Noticing noticing;
  private final Codec codec;
  private final CountsView counts;
  private final BrokerClock clock;
  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private final Thread thread;
  private PathHealth paths = new PathHealth();
  private @Nullable Instant countsAt;
  private volatile boolean closed;

  Observer(
      Reading reading,
      Telling telling,
      Noticing noticing,
      Codec codec,
      CountsView counts,
      BrokerClock clock) {
    this.reading = reading;
    this.telling = telling;
    this.noticing = noticing;
    this.codec = codec;
    this.counts = counts;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("observer").unstarted(this::run);
  }

  /**
   * Starts reading the partitions that fall to this instance.
   *
   * @param counts read by this observer alone
   */
  public static Observer start(
      String kafka,
      String instance,
      Observing observing,
      WireProducer producer,
      Codec codec,
      CountsView counts) {
    var clock = new BrokerClock(System::nanoTime);
    var observer =
        new Observer(
            new Reading(kafka),
            new Telling(producer, codec, clock, instance),
            new Noticing(observing),
            codec,
            counts,
            clock);
    observer.thread.start();
    return observer;
  }

  /** What is in the way, for a person; empty when nothing is. */
  public String trouble() {
    Duration jump = clock.jump();
    return jump.isZero()
        ? trouble.get()
        : "the broker's clock has jumped by %s; time is followed slowly".formatted(jump);
  }

  private void run() {
    while (!closed) {
      try {
        step();
        trouble.set("");
      } catch (WakeupException e) {
        break;
      } catch (NotPublishedException | CountsUnavailableException | KafkaException e) {
        wait(e);
      } catch (RuntimeException e) {
        LOG.error("observing stops", e);
        trouble.set("observing has stopped: " + e);
        break; // the world is not as promised: readers see that nothing is evaluated any more
      }
    }
    reading.close();
  }

  // What was not told stays to be told, so a step that failed is simply done again.
  private void wait(RuntimeException e) {
    String now = String.valueOf(e.getMessage());
    if (!now.equals(trouble.getAndSet(now))) {
      LOG.warn("observing waits, and tries again: {}", now);
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      closed = true;
    }
  }

  private void step() {
    if (clock.now() == null) {
      telling.learnTime();
    }
    Iterable<ConsumerRecord<String, byte[]>> records = reading.poll(POLL);
    reading.passed().ifPresent(clock::reached);
    for (ConsumerRecord<String, byte[]> record : records) {
      take(record);
    }
    counts();
    List<Upstream> told = tell();
    if (!told.isEmpty()) {
      reading.commit();
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Upstream upstream = reading.upstream(record.topic(), record.partition());
    if (upstream == null) {
      return; // taken away while its records were at hand: its new owner reads them
    }
    Instant tick = upstream.tickOf(Instant.ofEpochMilli(record.timestamp()), clock.now());
    upstream.read(tick, record.offset());
    if (record.value() == null || record.topic().equals(Topic.COUNTS.name())) {
      return;
    }
    try {
      if (record.topic().equals(Topic.EVIDENCE.name())) {
        noticing.evidence(upstream, tick, codec.evidence(record.value()));
      } else {
        noticing.quarantined(upstream, tick, codec.quarantined(record.value()));
      }
    } catch (UndecodableException e) {
      // The indexer puts it into quarantine, from where it comes back as a gap of its source.
      LOG.warn("{}/{}/{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }

  // Whoever owns the partition of the counts tells how the paths of all sources are.
  private void counts() {
    Upstream upstream = reading.upstream(Topic.COUNTS.name(), 0);
    Instant now = clock.now();
    if (upstream == null || now == null) {
      paths = new PathHealth();
      return;
    }
    if (countsAt != null && now.isBefore(countsAt.plus(COUNTS_EVERY))) {
      return;
    }
    countsAt = now;
    counts.refresh(COUNTS_TIMEOUT);
    Instant tick = upstream.tickOf(now, now);
    for (SourceState change : paths.changes(counts.counts(), counts.heartbeats(), now)) {
      upstream.add(tick, change);
    }
  }

  private List<Upstream> tell() {
    Instant now = clock.now();
    return now == null
        ? List.of()
        : telling.tell(reading.readTo(Grid.before(now.minus(Reading.MARGIN))));
  }

  @Override
  public void close() {
    closed = true;
    reading.wakeup();
    try {
      if (thread.isAlive()) {
        thread.join(STOP_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
