package dev.akashi.drift.notify;

import static dev.akashi.drift.notify.Statuses.NOON;
import static dev.akashi.drift.notify.Statuses.SYSTEM;
import static dev.akashi.drift.notify.Statuses.failing;
import static dev.akashi.drift.notify.Statuses.good;
import static dev.akashi.drift.notify.Statuses.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.notify.Alert.Transition;
import dev.akashi.schemas.ControlStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Stage stage = Stage.running();

  @Test
  void anIncidentIsOneAlertAndOneRecovery() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    var opened = stage.pass(MINUTE);
    stage.publish(good("III.1.1.8", stage.now));
    var resolved = stage.pass(MINUTE);

    assertThat(opened).extracting(Alert::transition).containsExactly(Transition.OPENED);
    assertThat(Stage.incidents(opened.getFirst().opened())).containsExactly("i1");
    assertThat(resolved).extracting(Alert::transition).containsExactly(Transition.RESOLVED);
    assertThat(resolved.getFirst().recovered()).containsOnlyKeys("i1");
    assertThat(resolved.getFirst().group()).isEqualTo(opened.getFirst().group());
    assertThat(stage.pass(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void tenDeliveriesOfOneStatusAreOneAlert() {
    IntStream.range(0, 10)
        .forEach(
            i -> {
              stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
              stage.pass(Duration.ofSeconds(1));
            });

    assertThat(stage.pass(Duration.ofMinutes(10))).isEmpty();
    assertThat(stage.notices).hasSize(1);
  }

  @Test
  void aDeadSourceThatHurtsFortyControlsIsOneMessage() {
    stage.publish(
        IntStream.range(0, 40)
            .mapToObj(i -> silent("III.2.1." + i, "i" + i, "bastion", NOON))
            .toArray(ControlStatus[]::new));

    var alerts = stage.pass(MINUTE);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().opened()).hasSize(40);
  }

  @Test
  void twoTicketsAreTwoMessages() {
    stage.publish(
        failing("III.1.1.8", "i1", "CHG-1", NOON), failing("III.1.1.9", "i2", "CHG-2", NOON));

    assertThat(stage.pass(MINUTE)).hasSize(2).extracting(Alert::group).doesNotHaveDuplicates();
  }

  @Test
  void whoComesWithinTheGroupWaitIsInTheFirstMessage() {
    stage.publish(silent("III.2.1.1", "i1", "bastion", NOON));
    var before = stage.pass(Duration.ofSeconds(4));
    stage.publish(silent("III.2.1.2", "i2", "bastion", NOON.plusSeconds(3)));
    var after = stage.pass(MINUTE);

    assertThat(before).isEmpty();
    assertThat(after).hasSize(1);
    assertThat(Stage.incidents(after.getFirst().opened())).containsExactly("i1", "i2");
  }

  @Test
  void whoComesLaterIsAnUpdateAtMostOnceAMinute() {
    stage.publish(silent("III.2.1.1", "i1", "bastion", NOON));
    var opened = stage.pass(Duration.ofSeconds(10));
    IntStream.range(2, 22)
        .forEach(
            i -> {
              stage.publish(silent("III.2.1." + i, "i" + i, "bastion", stage.now));
              stage.pass(Duration.ofSeconds(1));
            });
    var updates = stage.pass(Duration.ofMinutes(5));

    assertThat(opened).hasSize(1);
    assertThat(updates).extracting(Alert::transition).containsExactly(Transition.UPDATED);
    assertThat(updates.getFirst().opened()).hasSize(20);
    assertThat(Stage.incidents(updates.getFirst().still())).containsExactly("i1");
    assertThat(updates.getFirst().group()).isEqualTo(opened.getFirst().group());
  }

  @Test
  void aPartialRecoveryIsAnUpdateAndTheLastOneEndsTheGroup() {
    stage.publish(
        silent("III.2.1.1", "i1", "bastion", NOON), silent("III.2.1.2", "i2", "bastion", NOON));
    stage.pass(MINUTE.plusMinutes(1));
    stage.publish(good("III.2.1.1", stage.now));
    var partial = stage.pass(MINUTE);
    stage.publish(good("III.2.1.2", stage.now));
    var last = stage.pass(MINUTE);

    assertThat(partial).extracting(Alert::transition).containsExactly(Transition.UPDATED);
    assertThat(partial.getFirst().recovered()).containsOnlyKeys("i1");
    assertThat(last).extracting(Alert::transition).containsExactly(Transition.RESOLVED);
    assertThat(last.getFirst().recovered()).containsOnlyKeys("i2");
  }

  @Test
  void aNewIncidentOfTheSameCauseIsANewGroup() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    var first = stage.pass(MINUTE);
    stage.publish(good("III.1.1.8", stage.now));
    stage.pass(MINUTE);
    stage.publish(failing("III.1.1.8", "i2", "CHG-1", stage.now));
    var second = stage.pass(MINUTE);

    assertThat(second).extracting(Alert::transition).containsExactly(Transition.OPENED);
    assertThat(second.getFirst().group()).isNotEqualTo(first.getFirst().group());
  }

  @Test
  void aRestartRepeatsNothingThatWasAcknowledged() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.pass(MINUTE);
    stage.restart();

    assertThat(stage.pass(Duration.ofMinutes(10))).isEmpty();
  }

  @Test
  void aRestartBeforeTheNoticeRepeatsTheSameMessage() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    var sent = stage.pass(MINUTE);
    stage.notices.clear();
    stage.restart();
    var again = stage.pass(Duration.ofMinutes(5));

    assertThat(again).extracting(Alert::id).containsExactly(sent.getFirst().id());
  }

  @Test
  void whatRecoveredDuringARestartIsStillTold() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    var opened = stage.pass(MINUTE);
    stage.publish(good("III.1.1.8", stage.now));
    stage.restart();
    var resolved = stage.pass(Duration.ofMinutes(5));

    assertThat(resolved).extracting(Alert::transition).containsExactly(Transition.RESOLVED);
    assertThat(resolved.getFirst().group()).isEqualTo(opened.getFirst().group());
    assertThat(resolved.getFirst().recovered().get("i1"))
        .isEqualTo(new Member("mic:III.1.1.8", "high", true));
  }

  @Test
  void aRefusedMessageIsTriedAgainEverMoreSlowlyAndNeverLost() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    var tried = stage.passFailing(Duration.ofHours(3), new Outcome.Refused("404"));
    var trouble = stage.conversation.trouble();
    var taken = stage.pass(Duration.ofHours(1));

    assertThat(tried).hasSizeBetween(5, 15);
    assertThat(trouble).isEqualTo("refused: 404");
    assertThat(taken).extracting(Alert::id).containsExactly(tried.getFirst().id());
    assertThat(stage.conversation.trouble()).isEmpty();
  }

  @Test
  void oneGroupThatIsRefusedHoldsUpNoOther() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.passFailing(Duration.ofSeconds(20), new Outcome.Refused("400"));
    stage.publish(failing("III.1.1.9", "i2", "CHG-2", stage.now));

    var taken = stage.pass(Duration.ofSeconds(10));

    assertThat(taken).hasSize(1);
    assertThat(Stage.incidents(taken.getFirst().opened())).containsExactly("i2");
  }

  @Test
  void whatSurelyDidNotArriveAndIsOverIsNotTold() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.passFailing(MINUTE, new Outcome.Failed("connection refused", false));
    stage.publish(good("III.1.1.8", stage.now));

    assertThat(stage.pass(Duration.ofMinutes(10))).isEmpty();
  }

  @Test
  void whatMayHaveArrivedIsToldToBeOver() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    var tried = stage.passFailing(MINUTE, new Outcome.Failed("no answer in 10 s", true));
    stage.publish(good("III.1.1.8", stage.now));
    var resolved = stage.pass(Duration.ofMinutes(10));

    assertThat(tried).extracting(Alert::id).containsOnly(tried.getFirst().id());
    assertThat(resolved).extracting(Alert::transition).containsExactly(Transition.RESOLVED);
    assertThat(resolved.getFirst().group()).isEqualTo(tried.getFirst().group());
  }

  @Test
  void aReceiverHearsOnlyOfItsSystemsAndSeverities() {
    var others = Stage.running(Stage.receiver(Set.of("shop")), false);
    var grave = Stage.running(Stage.receiver(Set.of(SYSTEM), Set.of("critical")), false);
    others.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    grave.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));

    assertThat(others.pass(MINUTE)).isEmpty();
    assertThat(grave.pass(MINUTE)).isEmpty();
  }

  @Test
  void anIncidentThatGetsGraveEnoughIsToldThen() {
    var grave = Stage.running(Stage.receiver(Set.of(), Set.of("critical")), false);
    var status = failing("III.1.1.8", "i1", "CHG-1", NOON);
    grave.publish(status);
    grave.pass(MINUTE);
    grave.publish(ControlStatus.newBuilder(status).setSeverity("critical").build());

    assertThat(grave.pass(MINUTE)).hasSize(1);
  }

  @Test
  void aReceiverThatForgetsIsRemindedEveryMinuteWithTheSeverityItWasTold() {
    var forgetful = Stage.running(Stage.receiver(Set.of()), true);
    var status = failing("III.1.1.8", "i1", "CHG-1", NOON);
    forgetful.publish(status);
    forgetful.pass(Duration.ofSeconds(10));
    forgetful.publish(ControlStatus.newBuilder(status).setSeverity("critical").build());
    var reminders = forgetful.pass(Duration.ofMinutes(5));
    forgetful.restart();
    var afterRestart = forgetful.pass(Duration.ofSeconds(30));

    assertThat(reminders).hasSizeBetween(4, 5);
    assertThat(reminders).extracting(Alert::transition).containsOnly(Transition.REMINDED);
    assertThat(reminders.getFirst().still()).extracting(Incident::severity).containsOnly("high");
    assertThat(afterRestart).extracting(Alert::transition).containsExactly(Transition.REMINDED);
  }

  @Test
  void groupsThatAreLongOverAreForgotten() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.pass(MINUTE);
    stage.publish(good("III.1.1.8", stage.now));
    var group = stage.pass(MINUTE).getFirst().group();

    assertThat(stage.conversation.forgetResolvedBefore(stage.now.minus(MINUTE))).isEmpty();
    assertThat(stage.conversation.forgetResolvedBefore(stage.now.plus(MINUTE)))
        .isEqualTo(List.of(group));
  }

  @Test
  void aNoticeThatIsOlderThanWhatIsKnownChangesNothing() {
    stage.publish(failing("III.1.1.8", "i1", "CHG-1", NOON));
    stage.pass(MINUTE);
    var noticed = Map.copyOf(stage.notices);
    stage.publish(good("III.1.1.8", stage.now));
    stage.pass(MINUTE);
    noticed.values().forEach(notice -> stage.conversation.restore(Told.of(notice)));

    assertThat(stage.pass(Duration.ofMinutes(5))).isEmpty();
  }
}
