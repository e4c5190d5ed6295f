package dev.akashi.launcher;

import dev.akashi.launcher.rules.Remark;
import dev.akashi.launcher.rules.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What became of rules, as lines that editors understand and as JSON. */
final class RuleLines {
  private static final JsonMapper JSON = new JsonMapper();

  private RuleLines() {}

  /** One line for the rule, and one, indented, for each further thing to say about it. */
  static List<String> text(RuleDocument document) {
    List<Remark> remarks = document.remarks();
    List<String> lines = new ArrayList<>();
    if (remarks.isEmpty()) {
      String id = document.id() == null ? "" : " " + document.id();
      lines.add(plain(place(document.path(), document.line(), 1) + ": loaded:" + id));
    }
    String verdict = document.loaded() ? "warning" : "refused";
    for (Remark remark : remarks) {
      String line = sentence(document.path(), verdict, remark);
      lines.add(lines.isEmpty() ? line : "  " + line);
    }
    return lines;
  }

  /** The first reason for which it was refused, and how many there are besides. */
  static String refusal(RuleDocument document) {
    Remark first = document.remarks().getFirst();
    int others = document.remarks().size() - 1;
    return sentence(document.path(), "refused", first)
        + (others == 0 ? "" : " (and %d more: ./akashi rules lint)".formatted(others));
  }

  static String json(RuleDocument document) {
    List<Remark> remarks = document.remarks();
    ObjectNode line = JSON.createObjectNode();
    line.put("path", document.path());
    line.put("id", document.id());
    line.put("loaded", document.loaded());
    put(line, remarks.isEmpty() ? null : remarks.getFirst());
    var more = line.putArray("more");
    remarks.stream().skip(1).forEach(remark -> put(more.addObject(), remark));
    return JSON.writeValueAsString(line);
  }

  static String summary(List<RuleDocument> documents) {
    List<RuleDocument> loaded = documents.stream().filter(RuleDocument::loaded).toList();
    int warnings = loaded.stream().mapToInt(document -> document.remarks().size()).sum();
    return "%d loaded, %d refused, %d %s"
        .formatted(
            loaded.size(),
            documents.size() - loaded.size(),
            warnings,
            warnings == 1 ? "warning" : "warnings");
  }

  private static void put(ObjectNode line, @Nullable Remark remark) {
    line.put("code", remark == null ? null : remark.code());
    line.put("message", remark == null ? null : remark.message());
    line.put("line", remark == null ? null : remark.line());
    line.put("column", remark == null ? null : remark.column());
  }

  private static String sentence(String path, String verdict, Remark remark) {
    return plain(
        place(path, remark.line(), remark.column())
            + ": "
            + verdict
            + ": "
            + remark.code()
            + ": "
            + remark.message());
  }

  private static String place(String path, @Nullable Integer line, @Nullable Integer column) {
    return line == null ? path : path + ":" + line + ":" + column;
  }

  // A rule or the name of its file may hold what a terminal would obey.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]+", " ");
  }
}
