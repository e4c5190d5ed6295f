package dev.akashi.drift.notify;

import static dev.akashi.drift.notify.Statuses.NOON;
import static dev.akashi.drift.notify.Statuses.failing;
import static dev.akashi.drift.notify.Statuses.good;
import static dev.akashi.drift.notify.Statuses.inMaintenance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.notify.Alert.Transition;
import dev.akashi.schemas.Evaluated;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When nothing is told although something is open. */
class QuietTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void nothingIsToldInTheFirstMinuteAndThenOnlyWhatIsStillOpen() {
    var stage = new Stage(Stage.receiver(Set.of()), false);
    stage.publish(
        failing("III.1.1.8", "i1", "CHG-1", NOON), failing("III.1.1.9", "i2", "CHG-2", NOON));
    var grace = stage.pass(Duration.ofSeconds(40));
    stage.publish(good("III.1.1.8", stage.now));
    var after = stage.pass(MINUTE);

    assertThat(grace).isEmpty();
    assertThat(after).hasSize(1);
    assertThat(Stage.incidents(after.getFirst().opened())).containsExactly("i2");
  }

  @Test
  void nothingIsToldWhileDriftReadsThePast() {
    var stage = new Stage(Stage.receiver(Set.of()), false);
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.deadShares.addAll(IntStream.range(0, Stage.SHARES).boxed().toList());
    for (int second = 0; second < 300; second++) {
      var past = stage.now.minus(Duration.ofMinutes(5));
      IntStream.range(0, Stage.SHARES)
          .forEach(i -> stage.situation.accept(new Evaluated(i, "drift-1", past, stage.now)));
      assertThat(stage.pass(Duration.ofSeconds(1))).isEmpty();
    }
    assertThat(stage.situation.behind()).isGreaterThan(Duration.ofMinutes(4));
    stage.deadShares.clear();

    assertThat(stage.pass(Duration.ofSeconds(60))).isEmpty();
    assertThat(stage.pass(Duration.ofSeconds(10))).hasSize(1);
  }

  @Test
  void aPauseOfTheProcessStartsTheGraceAnew() {
    var stage = Stage.running();
    stage.now = stage.now.plus(Duration.ofHours(2));
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", stage.now));

    assertThat(stage.pass(Duration.ofSeconds(55))).isEmpty();
    assertThat(stage.pass(Duration.ofSeconds(20))).hasSize(1);
  }

  @Test
  void aRecoveryIsNotBelievedBeforeItsShareHasCaughtUp() {
    var stage = Stage.running();
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.pass(MINUTE);
    stage.publish(good("III.1.1.8", stage.now));
    stage.restart();

    assertThat(stage.pass(Duration.ofSeconds(55))).isEmpty();
    assertThat(stage.pass(Duration.ofSeconds(20)))
        .extracting(Alert::transition)
        .containsExactly(Transition.RESOLVED);
  }

  @Test
  void anAlertWaitsForTheEndOfAMaintenanceWindow() {
    var stage = Stage.running();
    var end = NOON.plus(Duration.ofHours(1));
    stage.publish(inMaintenance(failing("III.1.1.8", "i1", "CHG-1", NOON), NOON, end));

    assertThat(stage.pass(Duration.ofMinutes(59))).isEmpty();
    assertThat(stage.conversation.held(stage.situation.open().get("i1"))).isTrue();
    assertThat(stage.pass(Duration.ofMinutes(2))).hasSize(1);
  }

  @Test
  void whatIsOverWhenTheWindowEndsIsNotTold() {
    var stage = Stage.running();
    var end = NOON.plus(Duration.ofHours(1));
    stage.publish(inMaintenance(failing("III.1.1.8", "i1", "CHG-1", NOON), NOON, end));
    stage.pass(Duration.ofMinutes(30));
    stage.publish(inMaintenance(good("III.1.1.8", stage.now), NOON, end));

    assertThat(stage.pass(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void aRecoveryWithinAWindowOfWhatWasToldIsTold() {
    var stage = Stage.running();
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.pass(MINUTE);
    var end = stage.now.plus(Duration.ofHours(1));
    stage.publish(inMaintenance(good("III.1.1.8", stage.now), stage.now, end));

    assertThat(stage.pass(MINUTE))
        .extracting(Alert::transition)
        .containsExactly(Transition.RESOLVED);
  }

  @Test
  void aShareThatNobodyEvaluatesIsToldToEveryReceiverOnceAndWhenItIsBack() {
    var stage = Stage.running(Stage.receiver(Set.of("shop"), Set.of("low")), false);
    stage.deadShares.add(3);
    var dead = stage.pass(Duration.ofMinutes(5));
    stage.restart();
    var restarted = stage.pass(Duration.ofMinutes(5));
    stage.deadShares.clear();
    var back = stage.pass(Duration.ofMinutes(5));

    assertThat(dead).extracting(Alert::transition).containsExactly(Transition.OPENED);
    assertThat(dead.getFirst().cause()).isEqualTo("not-evaluated");
    assertThat(restarted).isEmpty();
    assertThat(back).extracting(Alert::transition).containsExactly(Transition.RESOLVED);
  }

  @Test
  void allSharesThatDieTogetherAreOneMessage() {
    var stage = Stage.running();
    stage.deadShares.addAll(IntStream.range(0, Stage.SHARES).boxed().toList());

    var alerts = stage.pass(Duration.ofMinutes(5));

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().opened()).hasSize(Stage.SHARES);
    assertThat(stage.situation.alive()).isFalse();
  }

  @Test
  void aDeadShareHoldsUpOnlyItsOwnControls() {
    var stage = Stage.running();
    var status = failing("III.1.1.8", "i1", "CHG-1", NOON);
    stage.deadShares.add((status.getPartition() + 1) % Stage.SHARES);
    stage.pass(Duration.ofMinutes(5));
    stage.publish(status);

    assertThat(stage.pass(MINUTE)).hasSize(1);
  }

  @Test
  void whatADeadShareSaidLastIsNeitherToldNorOver() {
    var stage = Stage.running();
    var status = failing("III.1.1.8", "i1", "CHG-1", NOON);
    stage.publish(status);
    stage.pass(MINUTE);
    stage.deadShares.add(status.getPartition());
    var dead = stage.pass(Duration.ofMinutes(10));

    assertThat(dead).extracting(Alert::cause).containsExactly("not-evaluated");
  }
}
