package dev.akashi.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who did what, where and with what outcome: the ECS fields that answer, in order of precision. */
record EventWords(JsonNode document) {
  private static final int SHOWN_MAX = 3;

  /** The actor; an arrow leads to the user acted as, or acted upon. */
  @Nullable String who() {
    String actor =
        first("user.name", "user.full_name", "user.email", "user.id", "client.user.name");
    String other = first("user.effective.name", "user.target.name", "user.changes.name");
    if (actor == null || other == null || actor.equals(other)) {
      return actor == null ? other : actor;
    }
    return actor + " → " + other;
  }

  /** What was done. */
  @Nullable String what() {
    String action = first("event.action");
    if (action != null) {
      return action;
    }
    String request = joined(first("http.request.method"), first("url.original", "url.path"));
    return request == null ? first("event.category", "event.type") : request;
  }

  /** Where it was done, and from where. */
  @Nullable String where() {
    String target =
        first("host.name", "host.hostname", "url.domain", "service.name", "cloud.service.name");
    String from = first("source.ip", "source.address", "source.domain", "client.ip");
    if (from == null) {
      return target;
    }
    return target == null ? "← " + from : target + " ← " + from;
  }

  /** What came of it: {@code success}, {@code failure} or {@code unknown} in ECS. */
  @Nullable String outcome() {
    return first("event.outcome");
  }

  /** The event in a sentence, as the record or the pack put it. */
  @Nullable String message() {
    return first("message", "event.reason", "event.original");
  }

  private @Nullable String first(String... fields) {
    return Stream.of(fields)
        .map(this::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private String text(String field) {
    JsonNode node = document;
    for (String name : field.split("\\.")) {
      node = node.path(name);
    }
    if (node.isArray()) {
      return node.valueStream()
          .limit(SHOWN_MAX)
          .map(value -> value.asString(""))
          .filter(value -> !value.isEmpty())
          .collect(Collectors.joining(", "));
    }
    return node.isValueNode() ? node.asString("") : "";
  }

  private static @Nullable String joined(@Nullable String left, @Nullable String right) {
    List<String> parts = Stream.of(left, right).filter(part -> part != null).toList();
    return parts.isEmpty() ? null : String.join(" ", parts);
  }
}
