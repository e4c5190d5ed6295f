package dev.akashi.drift.cases;

import dev.akashi.drift.evaluation.Change;
import dev.akashi.drift.evaluation.Evaluator;
import dev.akashi.drift.evaluation.InMemoryKeep;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.drift.observing.Observing;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.SourceState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates in memory what happened at known times. First everything is told, then time is moved
 * on. Of one thread.
 */
public final class Replay {
  /** Length of a tick. */
  private static final long TICK_MS = 1_000;

  private final Observing observing;
  private final Evaluator evaluator;
  private final InMemoryKeep keep = new InMemoryKeep();
  private final TreeMap<Instant, List<Observations>> ahead = new TreeMap<>();
  private final Map<Unit, ControlStatus> statuses = new TreeMap<>();
  private final Consumer<ControlStatus> changes;
  private @Nullable Instant at;

  /**
   * @param wanted the units that are evaluated
   * @param changes is told of everything that is said, in the order of ticks
   */
  public Replay(Plan plan, Predicate<Unit> wanted, Consumer<ControlStatus> changes) {
    this.observing = new Observing(plan);
    this.evaluator = new Evaluator(plan, keep, wanted, 0, new Codec());
    this.changes = changes;
  }

  /** Evidence that is known from a time on. */
  public void known(Piece piece, Instant at) {
    observing
        .observe(piece)
        .items()
        .forEach((unit, items) -> add(at, of(at, unit.control(), unit.system(), items, List.of())));
  }

  /** News of a source. */
  public void source(SourceState news, Instant at) {
    add(at, of(at, "", "", List.of(), List.of(news)));
  }

  private void add(Instant at, Observations observations) {
    ahead.computeIfAbsent(tickOf(at), tick -> new ArrayList<>()).add(observations);
  }

  /** Evaluates every tick up to a time, that of the time included. */
  public void moveTo(Instant end) {
    Instant last = tickOf(end);
    if (at == null) {
      evaluate(ahead.isEmpty() ? last : earlier(ahead.firstKey(), last));
    }
    for (Instant next = next(); next != null && !next.isAfter(last); next = next()) {
      evaluate(next);
    }
  }

  private @Nullable Instant next() {
    Instant due = evaluator.due();
    if (due != null && at != null && !due.isAfter(at)) {
      due = at.plusMillis(TICK_MS); // what became due while its tick was evaluated
    }
    Instant told = ahead.isEmpty() ? null : ahead.firstKey();
    if (due == null || told == null) {
      return due == null ? told : tickOf(due);
    }
    return earlier(tickOf(due), told);
  }

  private void evaluate(Instant tick) {
    at = tick;
    List<Observations> input = ahead.remove(tick);
    for (Change change : evaluator.evaluate(tick, input == null ? List.of() : input)) {
      ControlStatus status = change.status();
      statuses.put(new Unit(status.getControl(), status.getSystem()), status);
      changes.accept(status);
    }
  }

  /** What was last said of each unit. */
  public Map<Unit, ControlStatus> statuses() {
    return statuses;
  }

  // Known at the first tick that is not before.
  private static Instant tickOf(Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(at) ? at : second.plusMillis(TICK_MS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Observations of(
      Instant at,
      String control,
      String system,
      List<Observation> items,
      List<SourceState> sources) {
    return Observations.newBuilder()
        .setUpstream("replay")
        .setTick(tickOf(at))
        .setControl(control)
        .setSystem(system)
        .setChunk(0)
        .setItems(items)
        .setSources(sources)
        .setWindows(List.of())
        .build();
  }
}
