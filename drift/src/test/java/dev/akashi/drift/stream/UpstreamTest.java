package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of one partition, tick by tick. */
class UpstreamTest {
  private static final Instant TICK = Instant.parse("2026-06-01T00:00:10Z");
  private static final Instant PASSED = TICK.minusSeconds(10);
  private static final Unit UNIT = new Unit("mic:III.1.1.8", "shop");

  private final Upstream upstream = new Upstream("akashi.evidence/3", PASSED);

  @Test
  void aRecordIsKnownAtTheTickBehindItsAppendingHoweverFarTheReaderIs() {
    Instant appended = TICK.minusMillis(1);
    assertThat(upstream.tickOf(appended, null)).isEqualTo(TICK);
    assertThat(upstream.tickOf(appended, appended.minusMillis(20)))
        .as("what is taken for now lags a little")
        .isEqualTo(TICK);
    assertThat(upstream.tickOf(appended, TICK.plus(Duration.ofDays(3)))).isEqualTo(TICK);
    assertThat(upstream.tickOf(TICK, null)).as("exactly at a tick").isEqualTo(Grid.next(TICK));
  }

  @Test
  void aClockThatJumpsPutsNothingIntoAPassedTickAndNothingIntoTheFarFuture() {
    Instant hour = TICK.plus(Duration.ofHours(1));
    assertThat(upstream.tickOf(hour, TICK)).isEqualTo(Grid.next(TICK));
    assertThat(upstream.tickOf(TICK.minus(Duration.ofHours(1)), TICK)).isEqualTo(Grid.next(PASSED));

    upstream.read(TICK, 7);
    assertThat(upstream.tickOf(TICK.minusSeconds(5), TICK))
        .as("the order of the partition holds")
        .isEqualTo(TICK);
  }

  @Test
  void equalOnesOfATickAreOneWithACountAndTheNewestTime() {
    upstream.add(TICK, UNIT, item("e1", 3), true);
    upstream.add(TICK, UNIT, item("e2", 9), true);
    upstream.add(TICK, UNIT, item("e3", 5), true);
    upstream.add(TICK, UNIT, item("e2", 9), true);

    Observation told = items(upstream.peek(TICK)).getFirst();
    assertThat(items(upstream.peek(TICK))).hasSize(1);
    assertThat(told.getCount()).as("what is delivered twice counts once").isEqualTo(3);
    assertThat(told.getEvidence()).isEqualTo("e2");
    assertThat(told.getAt()).isEqualTo(PASSED.plusSeconds(9));
  }

  @Test
  void thoseThatAreJudgedStandEachForItself() {
    upstream.add(TICK, UNIT, item("e1", 3), false);
    upstream.add(TICK, UNIT, item("e2", 3), false);
    upstream.add(TICK, UNIT, item("e1", 3), false);
    assertThat(items(upstream.peek(TICK)))
        .extracting(Observation::getEvidence, Observation::getCount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("e1", 1L),
            org.assertj.core.groups.Tuple.tuple("e2", 1L));
  }

  @Test
  void whatIsReadAgainIsToldAgainTheSame() {
    var again = new Upstream("akashi.evidence/3", PASSED);
    for (Upstream one : List.of(upstream, again)) {
      for (int i = 0; i < 40; i++) {
        Instant tick = one.tickOf(PASSED.plusMillis(i * 170L), null);
        one.read(tick, i);
        one.add(tick, UNIT, item("e" + i % 11, i), i % 2 == 0);
        one.add(tick, source(1));
        one.add(tick, new MaintenanceWindow("shop", "CHG-" + i % 3, tick, tick.plusSeconds(i)));
      }
    }
    assertThat(again.peek(TICK)).isEqualTo(upstream.peek(TICK)).isNotEmpty();
  }

  @Test
  void nothingIsForgottenThatWasNotToldAndReadingGoesOnThere() {
    upstream.read(TICK, 4);
    upstream.read(TICK.plusSeconds(1), 6);
    upstream.add(TICK.plusSeconds(2), source(0));
    assertThat(upstream.resumeAt(9)).isEqualTo(4);
    assertThat(upstream.readTo()).isEqualTo(TICK.plusSeconds(1));

    upstream.forget(TICK);
    assertThat(upstream.resumeAt(9)).isEqualTo(6);
    assertThat(upstream.passed()).isEqualTo(TICK);
    upstream.forget(TICK.plusSeconds(1));
    assertThat(upstream.resumeAt(9)).as("what no record brought has no place").isEqualTo(9);
    upstream.forget(TICK);
    assertThat(upstream.passed()).isEqualTo(TICK.plusSeconds(1));
  }

  @Test
  void recordsFitTheTopicHoweverLongAndManyTheirItemsAre() {
    String japanese = "障".repeat(200);
    for (int i = 0; i < 2_000; i++) {
      Observation item =
          Observation.newBuilder(item("e" + i, 1))
              .setKey(japanese + i)
              .setValues(Map.of("a", japanese, "b", japanese))
              .build();
      upstream.add(TICK, UNIT, item, false);
      upstream.add(TICK, new MaintenanceWindow("shop", japanese + i, TICK, TICK.plusSeconds(1)));
    }
    List<Gathered.Told> told = upstream.peek(TICK);
    assertThat(items(told)).hasSize(2_000);
    assertThat(told)
        .allSatisfy(
            one ->
                assertThat(new Codec().encode(one.observations()))
                    .hasSizeLessThan(Topic.OBSERVATIONS.recordMaxBytes()));
    assertThat(told).extracting(one -> one.observations().getChunk()).doesNotHaveDuplicates();
  }

  @Test
  void ofAWindowTheLastWordCountsAndOfASourceTheSum() {
    upstream.add(TICK, new MaintenanceWindow("shop", "CHG-1", TICK, TICK.plusSeconds(60)));
    upstream.add(TICK, new MaintenanceWindow("shop", "CHG-1", TICK, TICK));
    upstream.add(TICK, source(2));
    upstream.add(TICK, SourceState.newBuilder(source(1)).setGap(true).build());

    var told = upstream.peek(TICK).stream().map(Gathered.Told::observations).toList();
    assertThat(told.getFirst().getSources())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getCount()).isEqualTo(3);
              assertThat(one.getGap()).isTrue();
            });
    assertThat(told.getLast().getWindows())
        .singleElement()
        .extracting(MaintenanceWindow::getTo)
        .isEqualTo(TICK);
  }

  private static List<Observation> items(List<Gathered.Told> told) {
    return told.stream().flatMap(one -> one.observations().getItems().stream()).toList();
  }

  private static SourceState source(long count) {
    return SourceState.newBuilder().setSource("records").setSystem("shop").setCount(count).build();
  }

  private static Observation item(String evidence, int second) {
    return Observation.newBuilder()
        .setExpectation("TST-01")
        .setEvent("a")
        .setKey("d1")
        .setAt(PASSED.plusSeconds(second))
        .setCollectedAt(TICK)
        .setEvidence(evidence)
        .setCount(1)
        .setValues(Map.of())
        .build();
  }
}
