package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How much evidence each control has in the running system. */
final class EvidenceCounts {
  private final Map<String, JsonNode> byControl = new HashMap<>();

  /**
   * The count of one control.
   *
   * @param evidence distinct pieces of evidence; one piece may have several polarities
   * @param newest when the newest happened, RFC 3339; empty when there is none
   */
  record Count(long evidence, long supports, long contradicts, long context, String newest) {
    static final Count NONE = new Count(0, 0, 0, 0, "");
  }

  private EvidenceCounts(JsonNode answer) {
    answer.path("items").forEach(item -> byControl.put(text(item, "id"), item));
  }

  static EvidenceCounts ask(Running running) {
    return new EvidenceCounts(running.ask("/api/v1/controls", Map.of()));
  }

  /** The counts in an answer of {@code /api/v1/controls}. */
  static EvidenceCounts of(JsonNode answer) {
    return new EvidenceCounts(answer);
  }

  Count of(String control) {
    return Optional.ofNullable(byControl.get(control))
        .map(EvidenceCounts::count)
        .orElse(Count.NONE);
  }

  private static Count count(JsonNode item) {
    return new Count(
        item.path("evidence").asLong(0),
        item.path("supports").asLong(0),
        item.path("contradicts").asLong(0),
        item.path("context").asLong(0),
        text(item, "newest"));
  }
}
