package dev.akashi.drift.evaluation;

import static dev.akashi.drift.TestExpectations.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expectation that somebody changed, over what was kept of it before. */
class DefinitionsTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final String NEVER =
      "numbers: {remember: P30D, watch: P1D}\nevents:\n"
          + event("a", "backup", "failed")
          + "never: {bad: a}\n";

  private final Keep keep = new InMemoryKeep();

  @Test
  void otherNumbersAndConditionsForgetNothing() {
    assertThat(broken(NEVER, "per-event").getOpen()).isOne();

    String other = NEVER.replace("P1D", "P2D").replace("failed", "disputed");
    assertThat(begunAgain(other, "per-event", START.plusSeconds(60)).getOpen()).isOne();
  }

  @Test
  void otherNumbersGiveEachKeyItsVerdictAgain() {
    Instant later = START.plus(Duration.ofDays(3));
    assertThat(broken(NEVER, "per-event").getOpen()).isOne();

    assertThat(begunAgain(NEVER, "per-event", later).getOpen()).isOne();
    String shorter = NEVER.replace("P30D", "P2D");
    assertThat(begunAgain(shorter, "per-event", later.plusSeconds(60)).getOpen()).isZero();
  }

  @Test
  void whatLeftTheScopeIsUnknown() {
    broken(NEVER, "per-event");
    Plan other =
        TestExpectations.plan(
            "other", TestExpectations.of("TST-01", "per-event", "failing", NEVER), "", "");
    Instant later = START.plusSeconds(60);
    var evaluator = new Evaluator(other, keep, unit -> true, 0, new Codec());

    ControlStatus left = of(unit(), evaluator.evaluate(later, List.of())).orElseThrow();

    assertThat(left.getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(left.getCause()).isEqualTo(Cause.OUT_OF_SCOPE);
    assertThat(left.getStandings()).isEmpty();
    assertThat(left.getIncident()).as("what was open is not over").isNotNull();
    var again = new Evaluator(other, keep, unit -> true, 0, new Codec());
    assertThat(of(unit(), again.evaluate(later.plusSeconds(1), List.of()))).isEmpty();
  }

  @Test
  void otherKeysBeginAnew() {
    assertThat(broken(NEVER, "per-event").getOpen()).isOne();

    String other = NEVER.replace("subject.id]\n    subject", "subject.name]\n    subject");
    assertThat(other).isNotEqualTo(NEVER);
    assertThat(begunAgain(other, "per-event", START.plusSeconds(60)).getOpen()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interval#numbers: {window: PT1H}#recurs: {good: a}",
        "volume#numbers: {weeks: 1, share: 20%}#volume: {event: a}",
        "continuous#numbers: {window: P1D}#latest: {good: a, bad: b}"
      })
  void anotherMechanismIsNeverReadFromWhatWasKept(String other) {
    broken(NEVER, "per-event");
    String[] parts = other.split("#");
    String body =
        parts[1]
            + "\nevents:\n"
            + event("a", "backup", "failed")
            + (parts[2].contains("bad: b") ? event("b", "backup", "passed") : "")
            + parts[2]
            + "\n";

    Standing standing = begunAgain(body, parts[0], START.plusSeconds(60));
    assertThat(standing.getOpen()).isZero();

    evaluator(body, parts[0]).evaluate(START.plus(Duration.ofDays(40)), List.of());
    Standing back = begunAgain(NEVER, "per-event", START.plus(Duration.ofDays(41)));
    assertThat(back.getOpen()).isZero();
  }

  private Standing broken(String body, String check) {
    return standing(evaluator(body, check).evaluate(START, List.of(told())));
  }

  // What did not change is not said again.
  private Standing begunAgain(String body, String check, Instant tick) {
    Standing kept =
        UnitMemory.of(keep.get(Place.unit(unit())), new Codec()).said().getStandings().getFirst();
    List<Change> changes = evaluator(body, check).evaluate(tick, List.of());
    return found(changes).orElse(kept);
  }

  private static Standing standing(List<Change> changes) {
    return found(changes).orElseThrow();
  }

  private static Optional<Standing> found(List<Change> changes) {
    return of(unit(), changes).map(status -> status.getStandings().getFirst());
  }

  private static Optional<ControlStatus> of(Unit unit, List<Change> changes) {
    return changes.stream()
        .map(Change::status)
        .filter(status -> status.getControl().equals(unit.control()))
        .filter(status -> status.getSystem().equals(unit.system()))
        .findFirst();
  }

  private static Unit unit() {
    return new Unit(TestExpectations.CONTROL, "shop");
  }

  private Evaluator evaluator(String body, String check) {
    Plan plan =
        TestExpectations.plan(
            "shop", TestExpectations.of("TST-01", check, "failing", body), "", "");
    return new Evaluator(plan, keep, unit -> true, 0, new Codec());
  }

  private static Observations told() {
    return Observations.newBuilder()
        .setUpstream("test")
        .setTick(START)
        .setControl(TestExpectations.CONTROL)
        .setSystem("shop")
        .setChunk(0)
        .setItems(
            List.of(
                Observation.newBuilder()
                    .setExpectation("TST-01")
                    .setEvent("a")
                    .setKey("disk")
                    .setAt(START)
                    .setCollectedAt(START)
                    .setEvidence("e1")
                    .setCount(1)
                    .setValues(Map.of())
                    .build()))
        .build();
  }
}
