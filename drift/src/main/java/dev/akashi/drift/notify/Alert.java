package dev.akashi.drift.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One message to one receiver about one group.
 *
 * @param opened incidents it was not told of yet
 * @param still open incidents it was told of
 * @param recovered by incident, those that it was told of and that are over
 * @param at when it was decided on
 */
record Alert(
    String group,
    String system,
    String cause,
    Transition transition,
    List<Incident> opened,
    List<Incident> still,
    Map<String, Member> recovered,
    Instant at)
    implements Message {

  static Alert of(
      Told group,
      Transition transition,
      List<Incident> opened,
      List<Incident> still,
      Map<String, Member> recovered,
      Instant at) {
    return new Alert(
        group.group(),
        group.system(),
        group.cause(),
        transition,
        List.copyOf(opened),
        List.copyOf(still),
        Collections.unmodifiableMap(recovered),
        at);
  }

  /** What a message tells of a group. */
  enum Transition {
    OPENED,
    UPDATED,
    /** Nothing new, for a receiver that forgets. */
    REMINDED,
    RESOLVED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All that are open, the new ones first. */
  List<Incident> open() {
    return Stream.concat(opened.stream(), still.stream()).toList();
  }

  /** The same for the same content, so that a receiver can fold what it gets twice. */
  String id() {
    var parts =
        Stream.of(
                opened.stream().map(incident -> "+" + incident.id()).sorted(),
                still.stream().map(incident -> "=" + incident.id()).sorted(),
                recovered.keySet().stream().map(id -> "-" + id).sorted())
            .flatMap(each -> each);
    return group + "." + transition.word() + "." + GroupIds.digest(parts);
  }
}
