package dev.akashi.drift.observing;

import static dev.akashi.drift.TestExpectations.event;
import static dev.akashi.drift.TestExpectations.unkeyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.Normalizing;
import dev.akashi.drift.TestExpectations;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Observation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What expectations count of a piece of evidence. */
class ObservingTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Unit UNIT = new Unit(TestExpectations.CONTROL, "shop");

  private final Normalizing normalizing = new Normalizing(TestExpectations.CATALOG);

  private List<Observation> observed(String body, String subject) {
    String expectation = TestExpectations.of("TST-01", "interval", "stale", body);
    var plan = TestExpectations.plan("shop", expectation, "", "");
    String record =
        "{\"id\":\"R-1\",\"at\":\"2026-05-31T23:00:00Z\",\"topic\":\"backup\",\"result\":\"passed\",\"subject\":{\"id\":\"%s\"}}"
            .formatted(subject);
    Evidence evidence = normalizing.evidence("shop", "records", "operation-record", record, NOW);
    return new Observing(plan).observe(Piece.of(evidence)).items().getOrDefault(UNIT, List.of());
  }

  private static String recurs(String events) {
    return "numbers: {window: P1D}\nevents:\n" + events + "recurs: {good: done}\n";
  }

  @Test
  void anEventHasItsKeyItsTimeAndWhatAPersonIsTold() {
    Observation one = observed(recurs(event("done", "backup", "passed")), "DB-1 ").getFirst();
    assertThat(one.getKey()).isEqualTo("db-1");
    assertThat(one.getAt()).isEqualTo("2026-05-31T23:00:00Z");
    assertThat(one.getCollectedAt()).isEqualTo(NOW);
    assertThat(one.getEvent()).isEqualTo("done");
    assertThat(one.getValues().get("subject")).startsWith("DB-1");
  }

  @Test
  void whatNoExpectationCountsIsNothing() {
    assertThat(observed(recurs(event("done", "backup", "failed")), "db-1")).isEmpty();
    assertThat(observed(recurs(event("done", "capacity", "passed")), "db-1")).isEmpty();
  }

  @Test
  void withoutAKeyAllAreOne() {
    assertThat(observed(recurs(unkeyed("done", "backup", "passed")), "db-1"))
        .extracting(Observation::getKey)
        .containsExactly("*");
  }

  @Test
  void longKeysAreCutAndStayApart() {
    String shared = "x".repeat(400);
    Observation one = observed(recurs(event("done", "backup", "passed")), shared + "1").getFirst();
    Observation other =
        observed(recurs(event("done", "backup", "passed")), shared + "2").getFirst();
    assertThat(one.getKey()).hasSizeLessThanOrEqualTo(200).isNotEqualTo(other.getKey());
  }

  @Test
  void noKeyHoldsTheCharacterThatPartsPlaces() {
    assertThat(observed(recurs(event("done", "backup", "passed")), "a\\u0000b"))
        .extracting(Observation::getKey)
        .allSatisfy(key -> assertThat(key).doesNotContain("\0"));
  }
}
