package dev.akashi.drift.notify;

import static dev.akashi.drift.notify.Statuses.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.schemas.Evaluated;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {
  private final Situation situation = new Situation(Stage.SHARES);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<Told> notices = new ArrayList<>();
  private final List<Desk> desks = new ArrayList<>();
  private Instant now = NOON;

  /** A receiver that answers as it is told to. */
  private static final class Fake implements Receiver {
    final List<Alert> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch answer;
    volatile Outcome outcome = new Outcome.Taken();

    Fake(int holds) {
      this.answer = new CountDownLatch(holds);
    }

    @Override
    public Outcome tell(Alert alert) {
      heard.add(alert);
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (outcome == null) {
        throw new IllegalStateException("a fault of ours, with a secret in it: XXXX");
      }
      return outcome;
    }

    @Override
    public void close() {
      answer.countDown();
    }
  }

  @AfterEach
  void close() {
    desks.forEach(Desk::close);
  }

  @Test
  void aReceiverThatDoesNotAnswerHoldsUpNobodyElse() {
    var slow = new Fake(1);
    var quick = new Fake(0);
    desk("slow", slow);
    desk("quick", quick);
    var status = Statuses.failing("III.1.1.8", "i1", "CHG-1", NOON);
    situation.accept("k", status);

    until(() -> turn(quick.heard.size() == 1 && notices.size() == 1));

    assertThat(slow.heard).hasSize(1);
    assertThat(registry.get("akashi.alerts.latency").tag("held", "true").timer().count())
        .isEqualTo(1);
  }

  @Test
  void nothingIsNotedBeforeItWasAcknowledged() {
    var slow = new Fake(1);
    desk(slow);
    situation.accept("k", Statuses.failing("III.1.1.8", "i1", "CHG-1", NOON));
    until(() -> turn(slow.heard.size() == 1));
    IntStream.range(0, 100).forEach(i -> turn(true));
    assertThat(notices).isEmpty();

    slow.answer.countDown();
    until(() -> turn(notices.size() == 1));

    assertThat(notices.getFirst().open()).containsOnlyKeys("i1");
    assertThat(slow.heard).hasSize(1);
  }

  @Test
  void whatIsRefusedIsToldAsTroubleUntilItComesThrough() {
    var receiver = new Fake(0);
    receiver.outcome = new Outcome.Refused("https://hooks.example.com:443 answers 404");
    var desk = desk(receiver);
    situation.accept("k", Statuses.failing("III.1.1.8", "i1", "CHG-1", NOON));
    until(() -> turn(!desk.trouble().isEmpty()));
    var trouble = desk.trouble();
    receiver.outcome = new Outcome.Taken();
    until(() -> turn(desk.trouble().isEmpty()));

    assertThat(trouble)
        .isEqualTo("alerts to ops wait: refused: https://hooks.example.com:443 answers 404");
    assertThat(notices).hasSize(1);
    assertThat(registry.get("akashi.alerts.sent").tag("outcome", "refused").counter().count())
        .isEqualTo(1);
  }

  @Test
  void aFaultOfOursIsTriedAgainAndShowsNoSecret() {
    var receiver = new Fake(0);
    receiver.outcome = null;
    var desk = desk(receiver);
    situation.accept("k", Statuses.failing("III.1.1.8", "i1", "CHG-1", NOON));
    until(() -> turn(receiver.heard.size() > 1));

    assertThat(desk.trouble()).contains("IllegalStateException").doesNotContain("XXXX");
  }

  private static void until(Callable<Boolean> holds) {
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(holds);
  }

  private Desk desk(Receiver receiver) {
    return desk("ops", receiver);
  }

  private Desk desk(String name, Receiver receiver) {
    var desk =
        new Desk(
            Stage.receiver(Set.of()),
            receiver,
            (to, told) -> notices.add(told),
            new AlertMetrics(registry, name));
    desks.add(desk);
    return desk;
  }

  /** A second goes by; returns what holds after it. */
  private boolean turn(boolean holds) {
    now = now.plus(Duration.ofSeconds(1));
    IntStream.range(0, Stage.SHARES)
        .forEach(share -> situation.accept(new Evaluated(share, "drift-1", now, now)));
    situation.look(now);
    for (Desk desk : desks) {
      desk.settle(now);
      desk.turn(situation);
    }
    return holds;
  }
}
