package dev.akashi.drift.notify;

import dev.akashi.schemas.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver was told of one group.
 *
 * @param open by incident, those it was told of and not told that they are over
 * @param resolved whether it was told that all are over
 * @param firstSentAt null where nothing was acknowledged yet
 * @param sentAt of what was acknowledged last
 */
record Told(
    String group,
    String system,
    String cause,
    Map<String, Member> open,
    boolean resolved,
    @Nullable Instant firstSentAt,
    Instant sentAt) {

  static Told nothing(String group, Incident first) {
    return new Told(group, first.system(), first.cause(), Map.of(), false, null, Instant.EPOCH);
  }

  static Told nothing(Alert alert) {
    return new Told(
        alert.group(), alert.system(), alert.cause(), Map.of(), false, null, Instant.EPOCH);
  }

  static Told of(Notice notice) {
    var open = new LinkedHashMap<String, Member>();
    notice.getOpen().forEach((incident, text) -> open.put(incident, Member.noticed(text)));
    return new Told(
        notice.getGroup(),
        notice.getSystem(),
        notice.getCause(),
        open,
        notice.getResolved(),
        notice.getFirstSentAt(),
        notice.getSentAt());
  }

  /** The record by which this outlives the process. */
  Notice notice(String receiver) {
    return Notice.newBuilder()
        .setReceiver(receiver)
        .setGroup(group)
        .setSystem(system)
        .setCause(cause)
        .setOpen(
            open.entrySet().stream()
                .filter(member -> member.getValue().sure())
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().noticed())))
        .setResolved(resolved)
        .setFirstSentAt(firstSentAt == null ? sentAt : firstSentAt)
        .setSentAt(sentAt)
        .build();
  }

  /** After a message of which it is sure or not that it was received. */
  Told after(Alert alert, boolean sure, Instant at) {
    var members = new LinkedHashMap<>(open);
    if (sure) {
      alert.recovered().keySet().forEach(members::remove);
    }
    alert
        .still()
        .forEach(incident -> members.putIfAbsent(incident.id(), Member.of(incident, true)));
    alert.opened().forEach(incident -> members.put(incident.id(), Member.of(incident, sure)));
    if (!sure) {
      return new Told(group, system, cause, members, resolved, firstSentAt, sentAt);
    }
    return new Told(
        group,
        system,
        cause,
        members,
        alert.transition() == Alert.Transition.RESOLVED,
        firstSentAt == null ? at : firstSentAt,
        at);
  }
}
