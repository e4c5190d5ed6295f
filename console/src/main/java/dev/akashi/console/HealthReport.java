package dev.akashi.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.akashi.schemas.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the servers and the apps can do their job. What is not known is said to be unknown, never
 * ok.
 */
record HealthReport(Status status, String at, List<Part> parts) {
  /** An app that was silent for longer is down; it gives a sign of life every 10 seconds. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(60);

  private static final List<String> APPS = List.of("collector", "normalizer", "indexer", "drift");

  /** How a part is. */
  enum Status {
    OK,
    DOWN,
    UNKNOWN;

    /** The word in JSON, in style sheets and in message keys. */
    @JsonValue
    public String getWord() {
      return Question.word(this);
    }
  }

  /** What a part is. */
  enum PartKind {
    SERVER,
    APP;

    /** The word in JSON. */
    @JsonValue
    public String getWord() {
      return Question.word(this);
    }
  }

  /**
   * One server or app instance.
   *
   * @param since when it came to be so: of a server that answers, null
   * @param message why it is not ok; empty when it is
   * @param cause the part of a message key after {@code cause.} that says the same in the language
   *     of a page; empty when the words came from the server or app itself
   */
  record Part(
      String name,
      PartKind kind,
      @Nullable String instance,
      @Nullable String version,
      Status status,
      @Nullable String since,
      @Nullable String lastSeen,
      @Nullable Long ageSeconds,
      String message,
      @JsonIgnore String cause) {}

  static HealthReport of(Counts.Snapshot counts, @Nullable Away elasticsearch, Instant now) {
    List<Part> parts = new ArrayList<>();
    parts.add(server("kafka", counts.away()));
    parts.add(server("elasticsearch", elasticsearch));
    for (String app : APPS) {
      parts.addAll(instances(app, counts, now));
    }
    return new HealthReport(worst(parts), Times.wire(now), List.copyOf(parts));
  }

  private static Part server(String name, @Nullable Away away) {
    if (away == null) {
      return new Part(name, PartKind.SERVER, null, null, Status.OK, null, null, null, "", "");
    }
    Status status = away.known() ? Status.DOWN : Status.UNKNOWN;
    return new Part(
        name,
        PartKind.SERVER,
        null,
        null,
        status,
        Times.wire(away.since()),
        null,
        null,
        away.message(),
        away.known() ? "" : "not-asked");
  }

  private static List<Part> instances(String app, Counts.Snapshot counts, Instant now) {
    List<Heartbeat> beats =
        counts.heartbeats().stream()
            .filter(beat -> beat.getApp().equals(app))
            .sorted(Comparator.comparing(Heartbeat::getAt).reversed())
            .toList();
    if (beats.isEmpty()) {
      return List.of(
          new Part(
              app,
              PartKind.APP,
              null,
              null,
              Status.UNKNOWN,
              null,
              null,
              null,
              "no sign of life so far",
              "never"));
    }
    // Every start may make a new instance: the dead ones of the past matter only while none lives.
    List<Heartbeat> alive =
        beats.stream().filter(beat -> age(beat, now).compareTo(SILENCE_MAX) <= 0).toList();
    return (alive.isEmpty() ? beats.subList(0, 1) : alive)
        .stream().map(beat -> app(beat, counts.away() != null, now)).toList();
  }

  private static Part app(Heartbeat beat, boolean unreadable, Instant now) {
    Duration age = age(beat, now);
    boolean silent = age.compareTo(SILENCE_MAX) > 0;
    Status status = unreadable ? Status.UNKNOWN : silent || !beat.getOk() ? Status.DOWN : Status.OK;
    String message = beat.getMessage();
    String cause = "";
    if (unreadable) {
      message = "its signs of life cannot be read while Kafka is away";
      cause = "unreadable";
    } else if (silent) {
      message = "no sign of life for " + age.toSeconds() + " s";
      cause = "silent";
    }
    return new Part(
        beat.getApp(),
        PartKind.APP,
        beat.getInstance(),
        beat.getVersion(),
        status,
        Times.wire(status == Status.OK ? beat.getStartedAt() : beat.getAt()),
        Times.wire(beat.getAt()),
        age.toSeconds(),
        message,
        cause);
  }

  private static Duration age(Heartbeat beat, Instant now) {
    Duration age = Duration.between(beat.getAt(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static Status worst(List<Part> parts) {
    if (parts.stream().anyMatch(part -> part.status() == Status.DOWN)) {
      return Status.DOWN;
    }
    boolean unknown = parts.stream().anyMatch(part -> part.status() == Status.UNKNOWN);
    return unknown ? Status.UNKNOWN : Status.OK;
  }
}
