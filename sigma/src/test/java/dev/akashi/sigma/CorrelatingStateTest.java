package dev.akashi.sigma;

import static dev.akashi.sigma.Timeline.at;
import static dev.akashi.sigma.Timeline.feed;
import static dev.akashi.sigma.Timeline.rules;
import static dev.akashi.sigma.Timeline.run;
import static dev.akashi.sigma.Timeline.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Order, repeats, lateness, bounds, and state that is written down. */
class CorrelatingStateTest {

  private static final String TWO =
      "{type: event_count, rules: [a], group-by: [u], timespan: 10s, condition: {gte: 2}}";
  private static final String ALONE =
      "{type: event_count, rules: [a], group-by: [u], timespan: 10s, condition: {lt: 2}}";
  private static final String ORDERED =
      "{type: temporal_ordered, rules: [a, b], group-by: [u], timespan: 10s}";

  private static CorrelationCounts counts(Correlating correlating) {
    return correlating.standing().correlations().get("many");
  }

  @Test
  void eventsWithinTheLatenessAreRight() {
    Correlating correlating = Timeline.correlating(rules(ORDERED), 5);

    assertThat(run(correlating, steps("4:b:u=x 0:a:u=x 6:c 1:a:u=y 3:b:u=y")))
        .containsExactly("many 3 {u=y} 2 [e3, e4]", "many 4 {u=x} 2 [e1, e0]");
    assertThat(correlating.standing().late()).isZero();
  }

  @Test
  void anEventExactlyAsLateAsTheBoundIsRightAndALaterOneIsCounted() {
    Correlating correlating = Timeline.correlating(rules(TWO), 5);

    assertThat(run(correlating, steps("7:c 2:a:u=x 1.999:a:u=x 3:a:u=x")))
        .containsExactly("many 3 {u=x} 2 [e1, e3]");
    assertThat(correlating.standing().late()).isOne();
    assertThat(counts(correlating).late()).isOne();
    assertThat(counts(correlating).isPartial()).isTrue();
  }

  @Test
  void aMatchComesAsSoonAsNothingEarlierCanCome() {
    Correlating correlating = Timeline.correlating(rules(TWO), 5);

    assertThat(feed(correlating, steps("0:a:u=x 1:a:u=x 6:c"))).isEmpty();
    assertThat(correlating.standing().pending()).isEqualTo(1);
    assertThat(correlating.standing().decidedBefore()).isEqualTo(at(1));
    assertThat(feed(correlating, steps("6.1:c"))).hasSize(1);
  }

  @Test
  void absenceIsDecidedWhenTheWindowIsOver() {
    Correlating correlating = Timeline.correlating(rules(ALONE), 0);
    feed(correlating, steps("0:a:u=x"));

    assertThat(correlating.advanceTo(at(10))).isEmpty();
    assertThat(correlating.advanceTo(at(5))).isEmpty();
    assertThat(correlating.advanceTo(at(10.001))).hasSize(1);
    assertThat(correlating.advanceTo(Instant.MAX)).isEmpty();
  }

  @Test
  void anEventIsCountedOnceHoweverOftenItComes() {
    Correlating correlating = Timeline.correlating(rules(TWO), 2);

    assertThat(run(correlating, steps("0:a:u=x#r 0:a:u=x#r 9:c 0:a:u=x#r 9:a:u=x#s")))
        .containsExactly("many 9 {u=x} 2 [r, s]");
    assertThat(correlating.standing().duplicates()).isEqualTo(2);
    assertThat(correlating.standing().late()).isZero();
  }

  @Test
  void aRepeatOfWhatIsForgottenIsLateAndNeverDouble() {
    var bounds = new CorrelationBounds(Duration.ofSeconds(1), 10, 10, 1, 1, 10);
    var correlating = new Correlating(rules(TWO), bounds);

    assertThat(run(correlating, steps("0:a:u=x#r 5:a:u=y#s 0:a:u=x#r"))).isEmpty();
    assertThat(correlating.standing().duplicates()).isZero();
    assertThat(correlating.standing().late()).isOne();
  }

  @Test
  void whatIsMissingIsCounted() {
    String sum =
        "{type: value_sum, rules: [a], group-by: [u], timespan: 10s, condition: {gt: 1, field: v}}";
    Correlating correlating = Timeline.correlating(rules(sum), 0);

    run(correlating, steps("0:a:v=1 0:a:u=x 0:a:u=x,v=one 0:a:u=x,v=1"));

    assertThat(counts(correlating)).isEqualTo(new CorrelationCounts(1, 0, 1, 2, 0, 0, 0, 0));
  }

  @Test
  void tooManyWaitingAreDecidedEarlyAndThatIsSaid() {
    var bounds = new CorrelationBounds(Duration.ofDays(1), 10, 100, 2, 10, 10);
    var correlating = new Correlating(rules(TWO), bounds);

    assertThat(feed(correlating, steps("0:a:u=x 1:a:u=x 2:a:u=x 3:a:u=x"))).hasSize(1);
    assertThat(correlating.standing().decidedEarly()).isEqualTo(2);
    assertThat(correlating.standing().pending()).isEqualTo(2);
  }

  @Test
  void groupsBeyondTheBoundAreCountedAndTheOthersGoOn() {
    var bounds = new CorrelationBounds(Duration.ZERO, 1_000, 1_000_000, 10, 10, 10);
    var correlating = new Correlating(rules(TWO), bounds);
    int groups = 1_000_000;
    for (int i = 0; i < groups; i++) {
      Event event = Event.of(Map.of("f", "a", "u", "u" + i));
      correlating.accept(at(i / 1e6), Sigma.SOURCE, event, "r" + i);
    }

    assertThat(correlating.standing().groups()).isEqualTo(1_000);
    assertThat(counts(correlating).tooManyGroups()).isEqualTo(groups - 1_000 - 1);
    assertThat(feed(correlating, steps("2:a:u=u1 3:c"))).hasSize(1);
    correlating.advanceTo(Instant.MAX);
    assertThat(correlating.standing().groups()).isZero();
    assertThat(correlating.standing().held()).isZero();
  }

  @Test
  void aWindowThatIsFullIsCountedAndItsMatchIsNotExact() {
    String million =
        "{type: value_sum, rules: [a], timespan: 1d, condition: {field: v, gt: 20000}}";
    Correlating correlating = Timeline.correlating(rules(million), 0);
    for (int i = 0; i < 12_000; i++) {
      correlating.accept(at(i), null, Event.of(Map.of("f", "a", "v", 1)), "r" + i);
    }
    correlating.accept(at(12_000), null, Event.of(Map.of("f", "a", "v", 90_000)), "last");

    CorrelationMatch match = correlating.advanceTo(Instant.MAX).getFirst();

    assertThat(match.exact()).isFalse();
    assertThat(match.value()).isEqualByComparingTo("99999");
    assertThat(counts(correlating).tooManyEvents()).isEqualTo(2_001);
  }

  @Test
  void countsAtTheEndOfWindowsAreRightBeyondTheBound() {
    String few = "{type: event_count, rules: [a], timespan: 1d, condition: {lt: 12000}}";
    String many = "{type: event_count, rules: [a], timespan: 1d, condition: {eq: 12000}}";
    List<Timeline.Step> steps = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      steps.add(new Timeline.Step(at(i), Event.of(Map.of("f", "a")), "r" + i));
    }

    assertThat(run(rules(few), steps)).isEmpty();
    Correlating correlating = Timeline.correlating(rules(many), 0);
    feed(correlating, steps);
    CorrelationMatch match = correlating.advanceTo(Instant.MAX).getFirst();
    assertThat(match.exact()).isTrue();
    assertThat(match.events()).isEqualTo(12_000);
  }

  @Test
  void aFloodOfOneRuleHidesNoOther() {
    Correlating correlating = Timeline.correlating(rules(ORDERED), 0);
    feed(correlating, steps("0:a:u=x#first"));
    for (int i = 0; i < 50_000; i++) {
      Event event = Event.of(Map.of("f", i % 2 == 0 ? "c" : "a", "u", "x"));
      correlating.accept(at(1 + i / 1e5), Sigma.SOURCE, event, "r" + i);
    }

    assertThat(feed(correlating, steps("9:b:u=x#b 10:c#c"))).hasSize(1);
    assertThat(correlating.standing().correlations().get("many").isPartial()).isFalse();
  }

  @Test
  void hugeListsAndTextsAreBounded() {
    String values =
        "{type: value_count, rules: [a], group-by: [u], timespan: 1d, condition: {field: v, gte:"
            + " 999}}";
    Correlating correlating = Timeline.correlating(rules(values), 0);
    List<String> huge = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      huge.add("x" + i);
    }
    Map<String, Object> fields = Map.of("f", "a", "u", huge, "v", huge);
    correlating.accept(at(0), null, Event.of(fields), "r");
    String longer = "x".repeat(1_000_000);
    correlating.accept(at(0), null, Event.of(Map.of("f", "a", "u", longer, "v", longer)), "s");

    List<CorrelationMatch> matches = correlating.advanceTo(at(1));

    assertThat(matches).hasSize(64).allMatch(match -> match.value().intValue() == 1_000);
    assertThat(counts(correlating).tooManyValues()).isEqualTo(2);
    assertThat(correlating.snapshot().toString().length()).isLessThan(100_000);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    Correlating correlating = Timeline.correlating(rules(TWO), 0);
    Event event = Event.of(Map.of());

    assertThatThrownBy(() -> correlating.accept(Instant.MAX, null, event, "r"))
        .hasMessageContaining("expected the years 0 to 9999");
    assertThatThrownBy(() -> correlating.accept(at(0), null, event, ""))
        .hasMessageContaining("expected 1 to 1,024 characters, found 0");
    assertThatThrownBy(() -> correlating.accept(at(0), null, event, "x".repeat(1_025)))
        .hasMessageContaining("found 1,025");
    assertThatThrownBy(() -> CorrelationBounds.DEFAULT.withLateness(Duration.ofDays(-1)))
        .hasMessageContaining("lateness: expected zero to 400 days");
    assertThatThrownBy(() -> new CorrelationBounds(Duration.ZERO, 0, 1, 1, 1, 1))
        .hasMessageContaining("groupsMax: expected at least 1");
    assertThatThrownBy(() -> new CorrelationBounds(Duration.ZERO, 1, 1, 2, 1, 1))
        .hasMessageContaining("rememberedMax: expected at least pendingMax (2), found 1");
  }

  @Test
  void aSnapshotGoesThroughJsonAndLosesNothing() {
    RuleSet rules = rules(ALONE, TWO, ORDERED.replace("[a, b]", "[inner, b]"));
    List<Timeline.Step> steps =
        steps(
            "0:a:u=x 1:a:u=y 1.5:a:u=y 9:b:u=x 12:b:u=x 13:c 14:a:u=x 17:a:u=y 23:b:u=x 26:b:u=x");
    List<String> whole = run(Timeline.correlating(rules, 3), steps);
    var json = new JsonMapper();

    for (int cut = 0; cut <= steps.size(); cut++) {
      Correlating first = Timeline.correlating(rules, 3);
      List<String> lines = new ArrayList<>();
      feed(first, steps.subList(0, cut)).forEach(match -> lines.add(Timeline.line(match)));
      Map<?, ?> read = json.readValue(json.writeValueAsString(first.snapshot()), Map.class);
      @SuppressWarnings("unchecked")
      Map<String, Object> data = (Map<String, Object>) read;
      var bounds = CorrelationBounds.DEFAULT.withLateness(Duration.ofSeconds(3));
      Correlating second = Correlating.restore(rules, bounds, data);
      assertThat(second.standing()).isEqualTo(first.standing());
      lines.addAll(run(second, steps.subList(cut, steps.size())));
      assertThat(lines).as("cut before step %d", cut).isEqualTo(whole);
    }
    assertThat(whole).hasSizeGreaterThan(2);
  }

  @Test
  void stateOfACorrelationThatAsksForSomethingElseIsLeftOutAndNamed() {
    Correlating before = Timeline.correlating(rules(ALONE, TWO), 1);
    feed(before, steps("0:a:u=x 5:a:u=y"));

    Correlating after =
        Correlating.restore(
            rules(ALONE, TWO.replace("10s", "11s")), CorrelationBounds.DEFAULT, before.snapshot());

    assertThat(after.standing().forgotten()).containsExactly("many");
    assertThat(after.standing().correlations().get("many").counted()).isZero();
    assertThat(after.standing().correlations().get("inner").counted()).isOne();
    assertThat(after.standing().pending()).isOne();
  }

  @Test
  void whatIsNoSnapshotIsRefusedWithWords() {
    Map<String, Object> data = Timeline.correlating(rules(TWO), 0).snapshot();
    var newer = new HashMap<>(data);
    newer.put("version", 2L);
    var broken = new HashMap<>(data);
    broken.put("newest", "yesterday");
    var partial = new HashMap<>(data);
    partial.remove("pending");

    assertRefused(newer, "snapshot.version: expected 1, found 2");
    assertRefused(broken, "snapshot.newest: expected a time, found 'yesterday'");
    assertRefused(partial, "snapshot.pending: expected a list, found nothing");
    assertRefused(Map.of(), "snapshot.version: expected a whole number, found nothing");
  }

  private static void assertRefused(Map<String, Object> data, String message) {
    assertThatThrownBy(() -> Correlating.restore(rules(TWO), CorrelationBounds.DEFAULT, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
