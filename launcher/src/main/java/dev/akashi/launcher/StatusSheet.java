package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.text.Grid;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** One control on all its systems, laid out for reading. */
final class StatusSheet {
  private static final int INDENT = 4;
  private static final long HOUR_MS = 3_600_000;

  private final JsonNode found;
  private final JsonNode history;
  private final ZoneId zone;
  private final int width;
  private final StringBuilder sheet = new StringBuilder();

  /**
   * @param found the answer about the control
   * @param history what it went through, newest first
   */
  StatusSheet(JsonNode found, JsonNode history, int width) {
    this.found = found;
    this.history = history;
    this.zone = Times.zone(text(found, "zone"));
    this.width = width;
  }

  String lines() {
    line(text(found, "control") + "  " + StatusLines.inMyLanguage(found, "title"), 0);
    if (!text(found, "as_of").isEmpty()) {
      line("What was known at " + time(found, "as_of") + ":", 0);
    }
    if (found.path("items").isEmpty()) {
      line("No system has a status for this control.", 0);
    }
    found.path("items").forEach(this::add);
    if (!history.path("items").isEmpty()) {
      addHistory();
    }
    return sheet.toString();
  }

  private void add(JsonNode item) {
    sheet.append('\n');
    String since = text(item, "since").isEmpty() ? "" : " since " + time(item, "since");
    line(text(item, "system") + ": " + text(item, "status") + since, 0);
    line(StatusLines.cause(item), INDENT);
    fact("where", (text(item, "hop") + " " + text(item, "source")).strip());
    fact("about", text(item, "subject"));
    fact("broken by", text(item, "contradicting"));
    String good = text(item, "last_good_evidence");
    fact("last good evidence", good.isEmpty() ? "none" : time(item, "last_good_at") + " " + good);
    if (!text(item, "incident").isEmpty()) {
      fact(
          "incident",
          "open since " + time(item, "incident_since") + ", severity " + text(item, "severity"));
    }
    if (item.path("late_by_millis").isNumber()) {
      long hours = item.path("late_by_millis").asLong() / HOUR_MS;
      fact("late", "the evidence became known " + hours + " h after it occurred");
    }
    JsonNode window = item.path("maintenance");
    if (window.isObject()) {
      fact(
          "maintenance",
          text(window, "ticket") + ", " + time(window, "from") + " to " + time(window, "to"));
    }
    fact("declared", declared(item.path("declared")));
    addStandings(item.path("standings"));
  }

  private void addStandings(JsonNode standings) {
    if (standings.isEmpty()) {
      return;
    }
    sheet.append('\n');
    var grid = new Grid("EXPECTATION", "STANDS", "SINCE", "WHAT AND WHY");
    for (JsonNode standing : standings) {
      String before = text(standing, "before");
      grid.row(
          text(standing, "expectation"),
          text(standing, "state") + (before.isEmpty() ? "" : " (was " + before + ")"),
          time(standing, "since"),
          why(standing));
    }
    sheet.append(grid.render(width));
  }

  /** What is expected, what came of it, and who said that it does not apply. */
  private String why(JsonNode standing) {
    String title = StatusLines.inMyLanguage(standing, "title");
    long open = standing.path("open").asLong(0);
    String declared = declared(standing.path("declared"));
    String cause = StatusLines.inMyLanguage(standing, "cause_text");
    // Most causes begin with what was expected; those of one event do not.
    return (title.isEmpty() || cause.startsWith(title) ? "" : title + ": ")
        + cause
        + (open > 1 ? " (" + open + " open)" : "")
        + (declared.isEmpty() ? "" : " (" + declared + ")");
  }

  private String declared(JsonNode declared) {
    return declared.isObject()
        ? text(declared, "why")
            + ", by "
            + text(declared, "by")
            + " until "
            + time(declared, "until")
        : "";
  }

  private void addHistory() {
    sheet.append('\n');
    var grid = new Grid("KNOWN AT", "SYSTEM", "STATUS", "CAUSE");
    for (JsonNode item : history.path("items")) {
      grid.row(
          time(item, "tick"),
          text(item, "system"),
          text(item, "status"),
          StatusLines.inMyLanguage(item, "cause_text"));
    }
    sheet.append(grid.render(width));
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      line(name + ": " + value, INDENT);
    }
  }

  private void line(String text, int indent) {
    sheet.append(Grid.paragraph(text, indent, width));
  }

  private String time(JsonNode node, String member) {
    return Times.shown(text(node, member), zone);
  }
}
