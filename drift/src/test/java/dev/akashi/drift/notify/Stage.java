package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.AlertChannel;
import dev.akashi.catalog.scope.AlertReceiver;
import dev.akashi.catalog.scope.Language;
import dev.akashi.catalog.scope.Secret;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The core with a clock driven by hand, and a receiver that takes everything it is sent. */
final class Stage {
  static final int SHARES = 6;

  Instant now;
  Situation situation = new Situation(SHARES);
  Conversation conversation;
  final Map<String, ControlStatus> topic = new LinkedHashMap<>();
  final Map<String, Notice> notices = new LinkedHashMap<>();
  private final Map<Integer, Evaluated> marks = new LinkedHashMap<>();
  final Set<Integer> deadShares = new HashSet<>();
  private final AlertReceiver receiver;
  private final boolean forgets;

  Stage(AlertReceiver receiver, boolean forgets) {
    this.receiver = receiver;
    this.forgets = forgets;
    this.conversation = new Conversation(receiver, forgets);
    this.now = Statuses.NOON.minus(Duration.ofMinutes(10));
  }

  /** A receiver that is told of everything, from a notifier that has run for ten minutes. */
  static Stage running() {
    return running(receiver(Set.of()), false);
  }

  static Stage running(AlertReceiver receiver, boolean forgets) {
    var stage = new Stage(receiver, forgets);
    stage.pass(Duration.ofMinutes(10));
    return stage;
  }

  static AlertReceiver receiver(Set<String> systems) {
    return receiver(systems, Set.of("low", "medium", "high", "critical"));
  }

  static AlertReceiver receiver(Set<String> systems, Set<String> severities) {
    return new AlertReceiver(
        "ops",
        new AlertChannel.Webhook(new Secret.Written("https://example.com"), null),
        List.of(Language.JA, Language.EN),
        severities,
        systems,
        false);
  }

  void publish(ControlStatus... statuses) {
    for (ControlStatus status : statuses) {
      var key = status.getControl() + "|" + status.getSystem();
      topic.put(key, status);
      situation.accept(key, status);
    }
  }

  /** Goes on by a second at a time, delivering all that is due. */
  List<Alert> pass(Duration duration) {
    List<Alert> delivered = new ArrayList<>();
    for (long second = 0; second < duration.toSeconds(); second++) {
      step();
      for (Alert alert : tries()) {
        conversation
            .acknowledged(alert, now)
            .ifPresent(told -> notices.put(told.group(), told.notice(receiver.name())));
        delivered.add(alert);
      }
    }
    return delivered;
  }

  /** Goes on by a second at a time; what is due comes to nothing in the given way. */
  List<Alert> passFailing(Duration duration, Outcome outcome) {
    List<Alert> tried = new ArrayList<>();
    for (long second = 0; second < duration.toSeconds(); second++) {
      step();
      for (Alert alert : tries()) {
        switch (outcome) {
          case Outcome.Refused refused -> conversation.refused(alert, refused, now);
          case Outcome.Failed failed -> conversation.failed(alert, failed, now);
          case Outcome.Taken taken -> throw new IllegalArgumentException("use pass");
        }
        tried.add(alert);
      }
    }
    return tried;
  }

  private void step() {
    now = now.plusSeconds(1);
    IntStream.range(0, SHARES)
        .filter(share -> !deadShares.contains(share))
        .forEach(share -> marks.put(share, new Evaluated(share, "drift-1", now, now)));
    marks.values().forEach(situation::accept);
    situation.look(now);
  }

  private List<Alert> tries() {
    return conversation.due(situation).stream()
        .filter(alert -> conversation.mayTry(alert, now))
        .toList();
  }

  /** The process dies; the next one knows the topics only. */
  void restart() {
    situation = new Situation(SHARES);
    conversation = new Conversation(receiver, forgets);
    topic.forEach(situation::accept);
    marks.values().forEach(situation::accept);
    notices.values().forEach(notice -> conversation.restore(Told.of(notice)));
  }

  static Set<String> incidents(List<Incident> incidents) {
    Set<String> ids = new LinkedHashSet<>();
    incidents.forEach(incident -> ids.add(incident.id()));
    return ids;
  }
}
