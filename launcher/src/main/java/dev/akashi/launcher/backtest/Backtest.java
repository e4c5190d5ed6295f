package dev.akashi.launcher.backtest;

import dev.akashi.drift.cases.Replay;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Would we have met this? Evidence is taken as known when it happened, so that what was collected
 * later counts for its own time. A source is taken as heard whenever it brought evidence. Of one
 * thread.
 */
public final class Backtest {
  private static final Duration SLICE = Duration.ofDays(1);

  private final Plan plan;
  private final Instant from;
  private final Instant to;
  private final Map<String, Course> controls = new TreeMap<>();
  private final Map<String, Course> expectations = new TreeMap<>();
  private long pieces;

  /**
   * @param from first instant that is asked about
   * @param to first instant behind it
   */
  public Backtest(Plan plan, Instant from, Instant to) {
    this.plan = plan;
    this.from = from;
    this.to = to;
  }

  /** Evidence of a system from one time to another, the oldest first. */
  public interface Reading {
    void read(String system, Instant from, Instant to, Consumer<Piece> taker);
  }

  /**
   * Runs over everything.
   *
   * @param since how far back evidence is read, so that windows are filled when the period begins
   * @param progress is told after each day how many pieces were read
   */
  public void run(Reading reading, Instant since, LongConsumer progress) {
    var replay = new Replay(plan, plan::isExpected, this::said);
    for (Instant day = since; day.isBefore(to); day = day.plus(SLICE)) {
      Instant end = day.plus(SLICE).isAfter(to) ? to : day.plus(SLICE);
      for (var system : plan.systems()) {
        reading.read(system.id(), day, end, piece -> take(piece, replay));
      }
      replay.moveTo(end);
      progress.accept(pieces);
    }
    controls.values().forEach(Course::end);
    expectations.values().forEach(Course::end);
  }

  private void take(Piece piece, Replay replay) {
    pieces++;
    replay.known(piece, piece.occurredAt());
    replay.source(
        SourceState.newBuilder()
            .setSource(piece.source())
            .setSystem(piece.system())
            .setCount(1)
            .setCause(null)
            .build(),
        piece.occurredAt());
  }

  private void said(ControlStatus status) {
    course(controls, status.getControl() + "|" + status.getSystem())
        .stands(
            word(status.getStatus().name()),
            status.getStatus() == Status.SUPPORTED || status.getStatus() == Status.NOT_APPLICABLE,
            status.getCauseText(),
            status.getTick());
    for (Standing standing : status.getStandings()) {
      course(expectations, standing.getExpectation() + "|" + status.getSystem())
          .stands(
              word(standing.getState().name()),
              standing.getState() == StandingState.MET
                  || standing.getState() == StandingState.NOT_APPLICABLE,
              standing.getCauseText(),
              status.getTick());
    }
  }

  private Course course(Map<String, Course> courses, String key) {
    return courses.computeIfAbsent(key, of -> new Course(from, to));
  }

  /** By control and system, with a bar between them. */
  public Map<String, Course> controls() {
    return controls;
  }

  /** By expectation and system, with a bar between them. */
  public Map<String, Course> expectations() {
    return expectations;
  }

  /** How many pieces of evidence were read. */
  public long pieces() {
    return pieces;
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
