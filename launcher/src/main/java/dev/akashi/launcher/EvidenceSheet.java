package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.text.Grid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Pieces of evidence laid out for reading: what happened on the left margin, why below it. */
final class EvidenceSheet {
  private static final int INDENT = 4;

  private final String control;
  private final ZoneId zone;
  private final int width;

  EvidenceSheet(String control, ZoneId zone, int width) {
    this.control = control;
    this.zone = zone;
    this.width = width;
  }

  /** One piece of evidence in a few lines. */
  String entry(JsonNode item) {
    var entry = new StringBuilder("\n").append(line(headline(item), 0));
    String message = text(item, "message");
    if (!message.isEmpty()) {
      entry.append(line(message, INDENT));
    }
    for (JsonNode tag : item.path("tags")) {
      if (text(tag, "control").equals(control)) {
        entry.append(line(why(tag), INDENT));
      }
    }
    return entry.toString();
  }

  private String headline(JsonNode item) {
    List<String> parts = new ArrayList<>();
    String inferred = item.path("time_inferred").asBoolean(false) ? " (time inferred)" : "";
    parts.add(Times.shown(text(item, "occurred_at"), zone) + inferred);
    parts.add(text(item, "system"));
    addKnown(parts, "who ", text(item, "who"));
    addKnown(parts, "what ", text(item, "what"));
    addKnown(parts, "where ", text(item, "where"));
    addKnown(parts, "outcome ", text(item, "outcome"));
    if (!text(item, "conflicts_with").isEmpty()) {
      parts.add("in conflict with " + text(item, "conflicts_with"));
    }
    return String.join("  ", parts);
  }

  private static void addKnown(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + value);
    }
  }

  private static String why(JsonNode tag) {
    boolean japanese = Locale.getDefault().getLanguage().equals("ja");
    String rationale = text(tag, japanese ? "rationale_ja" : "rationale");
    return "%s: %s (rule %s of %s %s)"
        .formatted(
            text(tag, "polarity"),
            rationale.isEmpty() ? text(tag, "rule_title") : rationale,
            text(tag, "rule"),
            text(tag, "pack"),
            text(tag, "version"));
  }

  private String line(String text, int indent) {
    return Grid.paragraph(text, indent, width);
  }
}
