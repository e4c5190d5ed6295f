package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.text.Grid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** All statuses as a table; systems of which the same is true of a control share a row. */
final class StatusLines {
  private final JsonNode board;
  private final ZoneId zone;
  private final Instant now;
  private final int width;

  private record Row(String control, String status, String since, String cause) {}

  StatusLines(JsonNode board, Instant now, int width) {
    this.board = board;
    this.zone = Times.zone(text(board, "zone"));
    this.now = now;
    this.width = width;
  }

  String table() {
    if (board.path("items").isEmpty()) {
      return text(board, "as_of").isEmpty()
          ? "No status matches. ./akashi sources tells whether anything came in.\n"
          : "No status was known at " + shown(board, "as_of") + ".\n";
    }
    Map<Row, List<String>> rows = new LinkedHashMap<>();
    for (JsonNode item : board.path("items")) {
      var row =
          new Row(text(item, "control"), text(item, "status"), shown(item, "since"), cause(item));
      rows.computeIfAbsent(row, same -> new ArrayList<>()).add(text(item, "system"));
    }
    var grid = new Grid("CONTROL", "SYSTEMS", "STATUS", "SINCE", "CAUSE");
    rows.forEach(
        (row, systems) ->
            grid.row(row.control, String.join(", ", systems), row.status, row.since, row.cause));
    return Grid.paragraph(headline(), 0, width) + grid.render(width);
  }

  private String headline() {
    if (!text(board, "as_of").isEmpty()) {
      return "What was known at " + shown(board, "as_of") + ":";
    }
    String evaluated = text(board, "evaluated_at");
    return evaluated.isEmpty()
        ? "Not everything has been evaluated so far."
        : "Evaluated last " + Times.ago(evaluated, now) + ".";
  }

  /** Why, in the language of the terminal, and what it was before nobody evaluated it. */
  static String cause(JsonNode item) {
    String before = text(item.path("before"), "status");
    return inMyLanguage(item, "cause_text") + (before.isEmpty() ? "" : " (was " + before + ")");
  }

  static String inMyLanguage(JsonNode item, String member) {
    String language = Locale.getDefault().getLanguage().equals("ja") ? "ja" : "en";
    return text(item.path(member), language);
  }

  private String shown(JsonNode node, String member) {
    return Times.shown(text(node, member), zone);
  }
}
