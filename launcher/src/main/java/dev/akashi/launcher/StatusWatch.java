package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells what changed since it looked last. What happened in between, such as while the console was
 * away, is taken from the history, so that nothing is left out.
 */
final class StatusWatch {
  private static final String PAGE = "200";

  private final Clock clock;
  private final Map<String, JsonNode> seen = new HashMap<>();
  private boolean began;

  /** Where answers come from. */
  @FunctionalInterface
  interface Console {
    JsonNode ask(String path, Map<String, String> query);
  }

  StatusWatch(Clock clock) {
    this.clock = clock;
  }

  /**
   * Looks at all statuses. The first look only remembers them.
   *
   * @return the changes in the order of time
   */
  List<StatusChange> look(Console console) {
    List<StatusChange> changes = new ArrayList<>();
    Map<String, JsonNode> found = new HashMap<>();
    for (JsonNode item : console.ask("/api/v1/status", Map.of()).path("items")) {
      String key = text(item, "control") + "|" + text(item, "system");
      found.put(key, item);
      if (began) {
        changes.addAll(changes(seen.get(key), item, console));
      }
    }
    // Only now: a look that failed half-way is taken again from where the last one ended.
    seen.putAll(found);
    began = true;
    changes.sort(Comparator.comparing(StatusChange::time));
    return changes;
  }

  /** How many statuses are watched. */
  int size() {
    return seen.size();
  }

  private List<StatusChange> changes(@Nullable JsonNode last, JsonNode item, Console console) {
    if (last == null) {
      return List.of(change("", item, text(item, "tick")));
    }
    List<StatusChange> changes = new ArrayList<>();
    JsonNode current = last;
    if (!text(last, "tick").equals(text(item, "tick"))) {
      for (JsonNode recorded : recorded(last, item, console)) {
        if (differ(current, recorded)) {
          changes.add(change(text(current, "status"), recorded, text(recorded, "tick")));
          current = recorded;
        }
      }
    }
    // Not in the history: that nobody evaluates it any more, or does again.
    if (differ(current, item)) {
      changes.add(change(text(current, "status"), item, clock.instant().toString()));
    }
    return changes;
  }

  private static List<JsonNode> recorded(JsonNode last, JsonNode item, Console console) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("system", text(item, "system"));
    query.put("from", after(last));
    query.put("to", after(item));
    query.put("limit", PAGE);
    String path = "/api/v1/status/" + text(item, "control") + "/history";
    List<JsonNode> newestFirst = new ArrayList<>();
    String next;
    do {
      JsonNode page = console.ask(path, query);
      page.path("items").forEach(newestFirst::add);
      next = text(page, "next");
      query.put("cursor", next);
    } while (!next.isEmpty());
    return newestFirst.reversed();
  }

  private static String after(JsonNode item) {
    return Instant.parse(text(item, "tick")).plusMillis(1).toString();
  }

  private static boolean differ(JsonNode a, JsonNode b) {
    return !text(a, "status").equals(text(b, "status"))
        || !text(a, "cause").equals(text(b, "cause"));
  }

  private static StatusChange change(String from, JsonNode item, String time) {
    return new StatusChange(
        time,
        text(item, "control"),
        text(item, "system"),
        from,
        text(item, "status"),
        text(item, "cause"),
        item.path("cause_text"));
  }
}
