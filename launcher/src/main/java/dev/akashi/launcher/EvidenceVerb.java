package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = {
      "Print the evidence of a control as an auditor reads it: when, where, who, what, how it"
          + " ended, and which rule says so and why. Newest first.",
      "",
      "Example: ./akashi evidence --control III.1.1.12 --from 2026-11-01 --text sudo",
      ""
    })
final class EvidenceVerb implements Callable<Integer> {
  private static final int PAGE = 200;
  private static final int LIMIT_MAX = 100_000;

  @Option(
      names = "--control",
      required = true,
      paramLabel = "ID",
      description = "As in III.1.1.12 or mic:III.1.1.12; ./akashi controls lists them.")
  String control = "";

  @Option(names = "--system", paramLabel = "ID", description = "Only of this system.")
  String system = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "2026-11-22 or 2026-11-22T09:00:00+09:00, inclusive.")
  String from = "";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The same; a day includes all of it, a time is exclusive.")
  String to = "";

  @Option(
      names = "--text",
      paramLabel = "WORDS",
      description = "Only what contains these words, in English or Japanese.")
  String text = "";

  @Option(
      names = "--polarity",
      paramLabel = "WORD",
      description = "supports, contradicts or context.")
  String polarity = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--json", description = "Print one JSON object per piece of evidence and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw Failure.use("--limit: expected 1 to " + LIMIT_MAX + ", found " + limit);
    }
    PrintWriter out = spec.commandLine().getOut();
    Running running = Running.require();
    List<JsonNode> items = new ArrayList<>();
    JsonNode first = collect(running, items);
    if (json) {
      items.forEach(out::println);
    } else {
      print(out, first, items);
    }
    return 0;
  }

  /** Follows the pages up to the limit; returns the first answer. */
  private JsonNode collect(Running running, List<JsonNode> items) {
    JsonNode first = ask(running, "");
    JsonNode page = first;
    while (true) {
      for (JsonNode item : page.path("items")) {
        if (items.size() < limit) {
          items.add(item);
        }
      }
      String next = text(page, "next");
      if (items.size() >= limit || next.isEmpty()) {
        return first;
      }
      page = ask(running, next);
    }
  }

  private JsonNode ask(Running running, String cursor) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("control", control);
    query.put("system", system);
    query.put("from", from);
    query.put("to", to);
    query.put("text", text);
    query.put("polarity", polarity);
    query.put("limit", Integer.toString(Math.min(limit, PAGE)));
    query.put("cursor", cursor);
    return running.ask("/api/v1/evidence", query);
  }

  private void print(PrintWriter out, JsonNode answer, List<JsonNode> items) {
    String id = text(answer, "control");
    long total = answer.path("total").asLong(items.size());
    ZoneId zone = Times.zone(text(answer, "zone"));
    if (items.isEmpty()) {
      out.println("No evidence for " + id + " matches.");
      return;
    }
    out.println(
        "Evidence for %s: %d of %s%d, newest first, times in %s"
            .formatted(
                id,
                items.size(),
                answer.path("total_exact").asBoolean(true) ? "" : "more than ",
                total,
                zone));
    var sheet = new EvidenceSheet(id, zone, Screen.columns());
    items.forEach(item -> out.print(sheet.entry(item)));
  }
}
