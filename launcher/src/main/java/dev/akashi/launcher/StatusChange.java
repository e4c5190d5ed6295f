package dev.akashi.launcher;

import dev.akashi.launcher.text.Grid;
import java.time.ZoneId;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One change of a status.
 *
 * @param time RFC 3339
 * @param from the status before; empty where there was none
 */
record StatusChange(
    String time,
    String control,
    String system,
    String from,
    String to,
    String cause,
    JsonNode text) {
  private static final JsonMapper JSON = new JsonMapper();

  /** One line for a person, without a line end. */
  String line(ZoneId zone) {
    String language = Locale.getDefault().getLanguage().equals("ja") ? "ja" : "en";
    String line =
        String.join(
            "  ",
            Times.shown(time, zone),
            control,
            system,
            (from.isEmpty() ? "(none)" : from) + " -> " + to,
            text.path(language).asString(cause));
    return Grid.paragraph(line, 0, Integer.MAX_VALUE).stripTrailing();
  }

  /** One line for a program, without a line end. */
  String json() {
    var line =
        JSON.createObjectNode()
            .put("time", time)
            .put("control", control)
            .put("system", system)
            .put("from", from.isEmpty() ? null : from)
            .put("to", to)
            .put("cause", cause);
    line.set("cause_text", text);
    return JSON.writeValueAsString(line);
  }
}
