package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.Normalizing;
import dev.akashi.drift.TestExpectations;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * One system with sources of operation records and change tickets, and the expectations of a test.
 * Records are appended now, and now only moves when the test says so.
 */
final class Driven implements AutoCloseable {
  /** A Monday, nine in the morning in Tokyo. */
  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  static final String CONTROL = TestExpectations.CONTROL;
  static final String SYSTEM = inShareZero();

  private final Normalizing normalizing = new Normalizing(TestExpectations.CATALOG);
  private final Tellings tellings;
  private final DrivenTopology topology;
  private Instant now = START;
  private int number;

  Driven(Path directory, String expectation) {
    this(directory, expectation, "");
  }

  /**
   * @param system further lines of the system in akashi.yml
   */
  Driven(Path directory, String expectation, String system) {
    Plan plan = TestExpectations.plan(SYSTEM, expectation, system, "");
    tellings = new Tellings(plan);
    topology = new DrivenTopology(plan, directory);
  }

  // A driver has one partition, so its share has to be the one of the unit.
  private static String inShareZero() {
    return Stream.iterate(0, n -> n + 1)
        .map(n -> "s" + n)
        .filter(system -> Shares.of(new Unit(CONTROL, system)) == 0)
        .findFirst()
        .orElseThrow();
  }

  /** Moves to so long after the start. */
  Driven at(String sinceStart) {
    Instant then = START.plus(Duration.parse(sinceStart));
    assertThat(then).isAfterOrEqualTo(now);
    now = then;
    topology.pipe(tellings.all(now));
    return this;
  }

  Instant now() {
    return now;
  }

  /** An operation record of now. */
  Driven record(String topic, String result, String subject) {
    return record(topic, result, subject, now);
  }

  /** An operation record of another time that is appended now. */
  Driven record(String topic, String result, String subject, Instant at) {
    return bring(
        "records",
        "operation-record",
        "{\"id\":\"R-%d\",\"at\":\"%s\",\"topic\":\"%s\",\"result\":\"%s\",\"subject\":{\"id\":\"%s\"}}"
            .formatted(++number, at, topic, result, subject));
  }

  /** A record of a source that is appended now. */
  Driven bring(String source, String pack, String record) {
    send(normalizing.evidence(SYSTEM, source, pack, record, now));
    return this;
  }

  void send(Evidence evidence) {
    tellings.evidence(evidence, now);
  }

  /** Something is wrong on the way of the records, or nothing any more. */
  Driven path(String cause, String hop) {
    tellings.path(news().setCause(cause).setHop(hop).build(), now);
    return this;
  }

  /** Records were lost. */
  Driven gap() {
    tellings.path(news().setGap(true).build(), now);
    return this;
  }

  private static SourceState.Builder news() {
    return SourceState.newBuilder().setSource("records").setSystem(SYSTEM).setCount(0);
  }

  DrivenTopology topology() {
    return topology;
  }

  /** What was last said of the control. */
  ControlStatus status() {
    return topology.said().stream()
        .filter(status -> status.getControl().equals(CONTROL))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  /** How its only expectation stands. */
  Standing standing() {
    assertThat(status().getStandings()).hasSize(1);
    return status().getStandings().getFirst();
  }

  /** Checks status and cause. */
  Driven is(String status, String cause) {
    ControlStatus found = status();
    assertThat(word(found) + " " + found.getCause())
        .as("%s: %s", now, found.getCauseText())
        .isEqualTo(status + " " + cause);
    return this;
  }

  static String word(ControlStatus status) {
    return status.getStatus().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    topology.close();
  }
}
