package dev.akashi.launcher;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the console about statuses, as far as the verbs read them. */
final class StatusSamples {
  static final JsonMapper JSON = new JsonMapper();

  private StatusSamples() {}

  static JsonNode item(String control, String system, String status, String cause, String tick) {
    return read(
        """
        {"control": "%s", "system": "%s", "status": "%s", "before": null, "since": "%s",
         "cause": "%s", "cause_text": {"en": "%s in words", "ja": "%s の説明"}, "tick": "%s"}
        """
            .formatted(control, system, status, tick, cause, cause, cause, tick));
  }

  static JsonNode board(JsonNode... items) {
    var board = JSON.createObjectNode();
    board
        .putNull("as_of")
        .put("evaluated_at", "2026-11-22T03:09:56.000Z")
        .put("zone", "Asia/Tokyo");
    board.putArray("items").addAll(List.of(items));
    return board;
  }

  static JsonNode read(String json) {
    return JSON.readTree(json);
  }
}
