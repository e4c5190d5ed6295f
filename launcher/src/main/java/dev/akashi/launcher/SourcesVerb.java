package dev.akashi.launcher;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.text.Grid;
import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = {
      "Show per stream what was accepted and what became of it.",
      "",
      "accepted = indexed + duplicates + quarantined + in flight, for every stream.",
      ""
    })
final class SourcesVerb implements Callable<Integer> {
  @Option(names = "--json", description = "Print one JSON object per stream and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode found = Running.require().ask("/api/v1/sources", Map.of());
    if (json) {
      found.path("items").forEach(out::println);
      return 0;
    }
    var grid =
        new Grid(
            "SOURCE",
            "SYSTEM",
            "ACCEPTED",
            "NORMALISED",
            "INDEXED",
            "DUPLICATES",
            "QUARANTINED",
            "IN FLIGHT",
            "LAST SEEN");
    for (JsonNode item : found.path("items")) {
      add(grid, item);
    }
    out.print(grid.render(Screen.columns()));
    return 0;
  }

  private static void add(Grid grid, JsonNode item) {
    boolean delivered = item.path("delivered").asBoolean(false);
    grid.row(
        text(item, "source"),
        text(item, "system"),
        number(item, "accepted"),
        number(item, "normalised"),
        number(item, "indexed"),
        number(item, "duplicates"),
        number(item, "quarantined"),
        number(item, "in_flight"),
        delivered ? Times.ago(text(item, "last_collected_at"), Instant.now()) : "never");
  }

  private static String number(JsonNode item, String member) {
    return Long.toString(item.path(member).asLong(0));
  }
}
