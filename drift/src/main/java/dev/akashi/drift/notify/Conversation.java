package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.AlertReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver was told and what it is to be told next: one alert and one recovery for each
 * incident. What is due is derived from what is open each time, so nothing queues up: a receiver
 * that was away is told what is open then. Not safe for use by many threads.
 */
final class Conversation {
  /** How long a group waits for further incidents before it is told. */
  static final Duration GROUP_WAIT = Duration.ofSeconds(5);

  /** How long after a message of a group the next one comes at the earliest, the last apart. */
  static final Duration UPDATE_PAUSE = Duration.ofSeconds(60);

  /** How often a receiver that forgets is told the same again. */
  static final Duration REMINDER_INTERVAL = Duration.ofSeconds(60);

  /**
   * An incident that was not told yet.
   *
   * @param since from when on it may be told; null while it may not
   * @param held whether it had to wait, for a window or because drift was catching up
   */
  private record Waiting(@Nullable Instant since, boolean held) {}

  private final AlertReceiver receiver;
  private final boolean forgets;
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final Map<String, Waiting> waiting = new HashMap<>();
  private final Map<String, Instant> changedAt = new HashMap<>();
  private final Map<String, Instant> remindedAt = new HashMap<>();
  private final Attempts attempts = new Attempts();

  /**
   * A conversation in which nothing was said.
   *
   * @param forgets whether the receiver takes an incident as over unless it hears of it again
   */
  Conversation(AlertReceiver receiver, boolean forgets) {
    this.receiver = receiver;
    this.forgets = forgets;
  }

  /** Starts over, before what was told is restored. */
  void forget() {
    told.clear();
    waiting.clear();
    changedAt.clear();
    remindedAt.clear();
  }

  /** What was told according to a notice, unless something newer is known. */
  void restore(Told noticed) {
    var known = told.get(noticed.group());
    if (known == null || known.sentAt().isBefore(noticed.sentAt())) {
      told.put(noticed.group(), noticed);
    }
  }

  /** Groups that are over and were told so before a time; they are forgotten. */
  List<String> forgetResolvedBefore(Instant time) {
    var old =
        told.values().stream()
            .filter(group -> group.resolved() && group.sentAt().isBefore(time))
            .map(Told::group)
            .toList();
    told.keySet().removeAll(old);
    return old;
  }

  /** All messages that have not come through yet, those whose next attempt is later included. */
  List<Alert> due(Situation situation) {
    listen(situation);
    var newcomers = newcomers(situation);
    List<Alert> due = new ArrayList<>();
    for (Told group : groups(newcomers)) {
      var identity = GroupIds.identityOf(group.group());
      var ripe = ripe(newcomers.getOrDefault(identity, List.of()), situation.now());
      next(group, ripe, situation).ifPresent(due::add);
    }
    var groups = due.stream().map(Alert::group).collect(Collectors.toSet());
    attempts.keep(groups);
    changedAt.keySet().retainAll(told.keySet());
    remindedAt.keySet().retainAll(told.keySet());
    return due;
  }

  /** Whether a message may be tried now. */
  boolean mayTry(Alert alert, Instant now) {
    return attempts.may(alert.group(), now);
  }

  /** Why messages wait, for a person; empty when none had to be tried again. */
  String trouble() {
    return attempts.reasons();
  }

  /** Whether an incident that was not told yet had to wait. */
  boolean held(Incident incident) {
    var known = waiting.get(incident.id());
    return known != null && known.held();
  }

  /** The receiver has a message; empty where nothing new was said. */
  Optional<Told> acknowledged(Alert alert, Instant now) {
    attempts.succeeded(alert.group());
    remindedAt.put(alert.group(), now);
    changedAt.remove(alert.group());
    if (alert.transition() == Alert.Transition.REMINDED) {
      return Optional.empty();
    }
    var after = known(alert).after(alert, true, now);
    told.put(alert.group(), after);
    return Optional.of(after);
  }

  /** A message was refused. */
  void refused(Alert alert, Outcome.Refused outcome, Instant now) {
    attempts.failed(alert.group(), true, "refused: " + outcome.reason(), now);
  }

  /** A message did not come through, or perhaps did and its answer was lost. */
  void failed(Alert alert, Outcome.Failed outcome, Instant now) {
    attempts.failed(alert.group(), false, outcome.reason(), now);
    if (outcome.maybeTaken() && alert.transition() != Alert.Transition.REMINDED) {
      // Whoever may have been told of an incident must hear that it is over, whatever comes.
      told.put(alert.group(), known(alert).after(alert, false, now));
    }
  }

  private Told known(Alert alert) {
    return told.getOrDefault(alert.group(), Told.nothing(alert));
  }

  private void listen(Situation situation) {
    Set<String> known = new HashSet<>();
    told.values().forEach(group -> known.addAll(group.open().keySet()));
    waiting.keySet().removeIf(id -> known.contains(id) || !situation.open().containsKey(id));
    for (Incident incident : situation.open().values()) {
      boolean wanted = incident.ours() || receiver.wants(incident.system(), incident.severity());
      if (wanted && !known.contains(incident.id())) {
        boolean may = situation.mayTell(incident);
        waiting.merge(
            incident.id(),
            new Waiting(may ? situation.now() : null, !may),
            (before, now) ->
                new Waiting(
                    may && before.since() != null ? before.since() : now.since(),
                    before.held() || now.held()));
      }
    }
  }

  /** Groups that were told and are not over, and those that new incidents make. */
  private List<Told> groups(Map<String, List<Incident>> newcomers) {
    List<Told> groups = new ArrayList<>();
    Set<String> identities = new HashSet<>();
    for (Told group : told.values()) {
      if (!group.resolved()) {
        groups.add(group);
        identities.add(GroupIds.identityOf(group.group()));
      }
    }
    newcomers.forEach(
        (identity, incidents) -> {
          if (identities.add(identity)) {
            var first = incidents.getFirst();
            groups.add(Told.nothing(GroupIds.of(identity, first), first));
          }
        });
    return groups;
  }

  /** Incidents that may be told and were not, by identity, the oldest first. */
  private Map<String, List<Incident>> newcomers(Situation situation) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getValue().since() != null)
        .map(entry -> situation.open().get(entry.getKey()))
        .sorted(Comparator.comparing(Incident::since).thenComparing(Incident::id))
        .collect(
            Collectors.groupingBy(GroupIds::identity, LinkedHashMap::new, Collectors.toList()));
  }

  private Optional<Alert> next(Told group, List<Incident> newcomers, Situation situation) {
    List<Incident> opened = new ArrayList<>();
    List<Incident> still = new ArrayList<>();
    Map<String, Member> recovered = new LinkedHashMap<>();
    group
        .open()
        .forEach(
            (id, member) -> {
              var incident = situation.open().get(id);
              if (incident != null) {
                (member.sure() ? still : opened).add(incident.with(member.severity()));
              } else if (situation.mayTellRecovery(member.control(), group.system())) {
                recovered.put(id, member);
              }
            });
    boolean allAreOver = recovered.size() == group.open().size();
    opened.addAll(newcomers);
    var now = situation.now();
    return transition(group, opened, still, recovered, allAreOver, now)
        .map(
            transition ->
                transition == Alert.Transition.REMINDED
                    ? Alert.of(group, transition, List.of(), still, Map.of(), now)
                    : Alert.of(group, transition, opened, still, recovered, now));
  }

  /** All newcomers of an identity as soon as one of them has waited long enough. */
  private List<Incident> ripe(List<Incident> newcomers, Instant now) {
    boolean ripe =
        newcomers.stream()
            .map(incident -> waiting.get(incident.id()).since())
            .anyMatch(since -> since != null && reached(since, GROUP_WAIT, now));
    return ripe ? newcomers : List.of();
  }

  private Optional<Alert.Transition> transition(
      Told group,
      List<Incident> opened,
      List<Incident> still,
      Map<String, Member> recovered,
      boolean allAreOver,
      Instant now) {
    if (allAreOver && opened.isEmpty()) {
      return recovered.isEmpty() ? Optional.empty() : Optional.of(Alert.Transition.RESOLVED);
    }
    if (group.firstSentAt() == null) {
      return opened.isEmpty() ? Optional.empty() : Optional.of(Alert.Transition.OPENED);
    }
    if (opened.isEmpty() && recovered.isEmpty()) {
      changedAt.remove(group.group());
    } else {
      var changed = changedAt.computeIfAbsent(group.group(), unseen -> now);
      if (reached(changed, GROUP_WAIT, now) && reached(group.sentAt(), UPDATE_PAUSE, now)) {
        return Optional.of(Alert.Transition.UPDATED);
      }
    }
    var reminded = remindedAt.getOrDefault(group.group(), Instant.EPOCH);
    boolean remind = forgets && !still.isEmpty() && reached(reminded, REMINDER_INTERVAL, now);
    return remind ? Optional.of(Alert.Transition.REMINDED) : Optional.empty();
  }

  private static boolean reached(Instant from, Duration wait, Instant now) {
    return !from.plus(wait).isAfter(now);
  }
}
