package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.AlertReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one receiver: at most one message is under way, on a thread of its own, so a slow receiver
 * holds up nobody else. All methods but {@link #trouble} belong to the thread of the notifier.
 */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration WATCHDOG_INTERVAL = Duration.ofSeconds(60);
  private static final Duration WATCHDOG_RETRY = Duration.ofSeconds(10);

  /** What was told, on its way to the topic that remembers it. */
  interface Notices {
    void write(String receiver, Told told);
  }

  private record Underway(Message message, Future<Outcome> outcome) {}

  private final AlertReceiver config;
  private final Receiver receiver;
  private final Notices notices;
  private final AlertMetrics metrics;
  private final Conversation conversation;
  private final ExecutorService sender;
  private @Nullable Underway underway;
  private Instant watchdogAt = Instant.EPOCH;
  private String watchdogTrouble = "";
  private volatile String trouble = "";

  Desk(AlertReceiver config, Receiver receiver, Notices notices, AlertMetrics metrics) {
    this.config = config;
    this.receiver = receiver;
    this.notices = notices;
    this.metrics = metrics;
    this.conversation = new Conversation(config, receiver instanceof AlertmanagerReceiver);
    this.sender =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("alert-" + config.name()).daemon().factory());
  }

  Conversation conversation() {
    return conversation;
  }

  /** Sends the next message if there is one and none is under way. */
  void turn(Situation situation) {
    List<Alert> due = conversation.due(situation);
    metrics.waiting(due.size());
    tellTrouble();
    if (underway != null) {
      return;
    }
    var now = situation.now();
    if (receiver instanceof Receiver.Watching watching && watchdogIsDue(situation)) {
      watchdogAt = now.plus(WATCHDOG_INTERVAL);
      send(new Message.Watchdog(now), () -> watching.watchdog(now));
      return;
    }
    due.stream()
        .filter(alert -> conversation.mayTry(alert, now))
        .findFirst()
        .ifPresent(alert -> send(alert, () -> receiver.tell(alert)));
  }

  /** Another notifier speaks. */
  void standBy() {
    metrics.waiting(0);
  }

  private boolean watchdogIsDue(Situation situation) {
    return config.watchdog() && situation.alive() && !situation.now().isBefore(watchdogAt);
  }

  private void send(Message message, Callable<Outcome> sending) {
    underway = new Underway(message, sender.submit(sending));
  }

  /** Takes note of what became of the message that was under way, if that is known by now. */
  void settle(Instant now) {
    if (underway == null || !underway.outcome().isDone()) {
      return;
    }
    var message = underway.message();
    var outcome = outcome(underway.outcome());
    underway = null;
    metrics.sent(outcome);
    switch (message) {
      case Alert alert -> settle(alert, outcome, now);
      case Message.Watchdog watchdog -> settle(outcome, now);
    }
    tellTrouble();
  }

  private void settle(Outcome outcome, Instant now) {
    watchdogTrouble =
        switch (outcome) {
          case Outcome.Taken taken -> "";
          case Outcome.Refused refused -> "refused: " + refused.reason();
          case Outcome.Failed failed -> failed.reason();
        };
    if (!watchdogTrouble.isEmpty()) {
      watchdogAt = now.plus(WATCHDOG_RETRY);
    }
  }

  private void settle(Alert alert, Outcome outcome, Instant now) {
    switch (outcome) {
      case Outcome.Taken taken -> {
        alert
            .opened()
            .forEach(incident -> metrics.told(incident, conversation.held(incident), now));
        // Only now: a notice of what the receiver does not have would be an alert lost.
        conversation.acknowledged(alert, now).ifPresent(told -> notices.write(config.name(), told));
      }
      case Outcome.Refused refused -> conversation.refused(alert, refused, now);
      case Outcome.Failed failed -> conversation.failed(alert, failed, now);
    }
  }

  private static Outcome outcome(Future<Outcome> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      // A fault of ours in one message must not end the others; it is tried again, and told.
      return new Outcome.Failed("fault: " + e.getCause().getClass().getName(), true);
    } catch (CancellationException e) {
      return new Outcome.Failed("cancelled", true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted", true);
    }
  }

  private void tellTrouble() {
    var reasons = conversation.trouble();
    var before = trouble;
    trouble =
        Stream.of(reasons, watchdogTrouble)
            .filter(reason -> !reason.isEmpty())
            .map(reason -> "alerts to %s wait: %s".formatted(config.name(), reason))
            .findFirst()
            .orElse("");
    if (!trouble.isEmpty() && !trouble.equals(before)) {
      LOG.warn("{}", trouble);
    }
  }

  /** Why messages do not come through, for a person; empty when they do. */
  String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    sender.shutdownNow();
    receiver.close();
  }
}
