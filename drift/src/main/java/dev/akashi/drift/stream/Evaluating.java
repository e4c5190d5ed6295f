package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Change;
import dev.akashi.drift.evaluation.Evaluator;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.wire.CountsLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One share of the work: holds observations until their tick is whole, evaluates tick by tick, and
 * says what has changed. Time moves by marks in the topic only, so the same topic gives the same
 * history. State, position and what is said move together, in one transaction.
 */
final class Evaluating implements Processor<String, byte[], String, byte[]> {
  static final String STORE = "state";
  static final String STATUSES = "statuses";
  static final String MARKS = "marks";

  /** How often a share says up to where it has evaluated, by the time of ticks. */
  private static final Duration MARK_EVERY = Duration.ofSeconds(5);

  private final Supplier<Plan> plans;
  private final Codec codec;
  private final Metrics metrics;
  private final String instance;
  private @Nullable Share share;

  private record Share(
      ProcessorContext<String, byte[]> context,
      int number,
      Alignment alignment,
      Evaluator evaluator) {}

  private @Nullable Instant marked;

  Evaluating(Supplier<Plan> plans, Codec codec, Metrics metrics, String instance) {
    this.plans = plans;
    this.codec = codec;
    this.metrics = metrics;
    this.instance = instance;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(STORE);
    var keep = new StoreKeep(store);
    int number = context.taskId().partition();
    share =
        new Share(
            context,
            number,
            new Alignment(keep, codec, Set.copyOf(Shares.upstreams())),
            new Evaluator(plans.get(), keep, unit -> Shares.of(unit) == number, number, codec));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Share mine = share;
    if (mine == null || record.key() == null || record.value() == null) {
      return; // not of ours
    }
    if (Keys.isObservations(record.key())) {
      if (!mine.alignment.hold(codec.observations(record.value()))) {
        metrics.repeated();
      }
    } else if (record.key().equals(Keys.PASSED)) {
      mine.alignment.pass(codec.passed(record.value()));
      advance(mine, record);
    }
  }

  private void advance(Share mine, Record<String, byte[]> record) {
    Instant last = mine.alignment.passedByAll();
    if (last == null) {
      return;
    }
    for (Instant next = next(mine, last); next != null; next = next(mine, last)) {
      for (Change change : mine.evaluator.evaluate(next, mine.alignment.take(next))) {
        say(mine, change, record);
      }
    }
    if (marked == null || !last.isBefore(marked.plus(MARK_EVERY))) {
      mark(mine, last, record);
    }
  }

  /** The next tick at which there is something to evaluate; null where there is none so far. */
  private static @Nullable Instant next(Share mine, Instant last) {
    Instant held = mine.alignment.firstHeld();
    Instant evaluated = mine.alignment.evaluated();
    if (evaluated == null) {
      // History begins with the first thing that is known, and only where nothing is with now.
      return held == null ? last : held.isAfter(last) ? null : held;
    }
    Instant due = mine.evaluator.due();
    Instant next = held;
    if (due != null) {
      Instant tick = Grid.atOrAfter(due);
      tick = tick.isAfter(evaluated) ? tick : Grid.next(evaluated);
      next = next == null || tick.isBefore(next) ? tick : next;
    }
    if (next != null && !next.isAfter(last)) {
      return next;
    }
    // Nothing is due, but the plan may be another than before: whoever starts judges everything
    // once.
    return mine.evaluator.hasBegun() || !last.isAfter(evaluated) ? null : last;
  }

  private void say(Share mine, Change change, Record<String, byte[]> record) {
    ControlStatus status = change.status();
    String key = new Unit(status.getControl(), status.getSystem()).key();
    metrics.said(change, record.timestamp());
    mine.context.forward(
        new Record<>(key, codec.encode(status), status.getTick().toEpochMilli()), STATUSES);
  }

  private void mark(Share mine, Instant last, Record<String, byte[]> record) {
    marked = last;
    var mark =
        Evaluated.newBuilder()
            .setPartition(mine.number)
            .setInstance(instance)
            .setTick(last)
            // The time of the broker at which the last mark of passing was appended.
            .setAt(Instant.ofEpochMilli(record.timestamp()))
            .build();
    mine.context.forward(
        new Record<>(CountsLog.key(mark), codec.encode(mark), record.timestamp()), MARKS);
  }
}
