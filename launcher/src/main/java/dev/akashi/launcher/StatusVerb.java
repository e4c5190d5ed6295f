package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Show how each control stands on each system, worst first.",
      "",
      "With an ID: why, since when, the last good evidence, its expectations and how each stands,"
          + " and what it went through lately.",
      ""
    },
    footer = {
      "",
      "Exit code with an ID: 0 when every system is supported or not-applicable, otherwise 1: what"
          + " is not known to be good is not good."
    })
final class StatusVerb implements Callable<Integer> {
  private static final Set<String> GOOD = Set.of("supported", "not-applicable");
  private static final String HISTORY_ITEMS = "10";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "As in III.1.1.8 or mic:III.1.1.8; ./akashi controls lists them.")
  @Nullable String id;

  @Option(names = "--system", paramLabel = "ID", description = "Only of this system.")
  String system = "";

  @Option(
      names = "--status",
      paramLabel = "WORD",
      description =
          "Only these: failing, silent, stale, insufficient, unknown, supported, not-applicable.")
  String status = "";

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "What was known then: 2026-06-30 (its end) or 2026-06-30T00:00Z.")
  String asOf = "";

  @Option(names = "--json", description = "Print one JSON object per control, system and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    return id == null ? showAll(Running.require()) : show(id, Running.require());
  }

  private int showAll(Running running) {
    JsonNode board = running.ask("/api/v1/status", query("status", status));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      board.path("items").forEach(out::println);
    } else {
      out.print(new StatusLines(board, Instant.now(), Screen.columns()).table());
    }
    return 0;
  }

  private int show(String control, Running running) {
    if (!status.isEmpty()) {
      throw Failure.use("--status: it narrows the table of all controls; leave it out with an ID");
    }
    String path = "/api/v1/status/" + encoded(control);
    JsonNode found = running.ask(path, query("system", system));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      found.path("items").forEach(out::println);
    } else {
      JsonNode history = running.ask(path + "/history", historyQuery(text(found, "as_of")));
      out.print(new StatusSheet(found, history, Screen.columns()).lines());
    }
    return exitCode(found);
  }

  private Map<String, String> query(String name, String value) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("system", system);
    query.put("as_of", asOf);
    query.put(name, value);
    return query;
  }

  private Map<String, String> historyQuery(String until) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("system", system);
    query.put("limit", HISTORY_ITEMS);
    // The end of a period is exclusive; what was known at that very time belongs to it.
    query.put("to", until.isEmpty() ? "" : Instant.parse(until).plusMillis(1).toString());
    return query;
  }

  static int exitCode(JsonNode found) {
    JsonNode items = found.path("items");
    boolean good =
        !items.isEmpty()
            && items.valueStream().allMatch(item -> GOOD.contains(text(item, "status")));
    return good ? 0 : Failure.CHECK_FAILED;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
