package dev.akashi.launcher;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.coverage.ControlCoverage;
import dev.akashi.catalog.coverage.Coverage;
import dev.akashi.catalog.coverage.Way;
import dev.akashi.launcher.text.Grid;
import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Show for every control what can speak for it, by the rules of all packs. Needs no server,"
          + " and says nothing of whether evidence is there.",
      "",
      "automatic:   a rule on logs, change tickets or access reviews supports the control",
      "partly:      such a rule contradicts it and none supports it: violations are seen, and"
          + " support has to be attested",
      "attestation: only attestations speak for or against it",
      "none:        no rule supports or contradicts it",
      ""
    })
final class CoverageVerb implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PACKS_SHOWN_MAX = 2;

  @Option(names = "--json", description = "Print one JSON object per control and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Coverage coverage = Coverage.of(Packs.catalog());
    if (json) {
      coverage.controls().forEach(control -> out.println(json(control)));
      return 0;
    }
    var grid = new Grid("CONTROL", "LEVEL", "COVERAGE", "SUPPORTED BY", "CONTRADICTED BY");
    coverage.controls().forEach(control -> add(grid, control));
    out.print(grid.render(Screen.columns()));
    out.println();
    out.print(totals(coverage).render(Screen.columns()));
    return 0;
  }

  private static void add(Grid grid, ControlCoverage covered) {
    List<String> supporting = new ArrayList<>(covered.supporting());
    if (covered.attested()) {
      supporting.add("(attestation)");
    }
    grid.row(
        covered.control().id(),
        level(covered.control()),
        covered.way().id(),
        named(supporting),
        named(List.copyOf(covered.contradicting())));
  }

  // The whole list would be twenty names long; --json and docs/coverage.md have it.
  private static String named(List<String> packs) {
    if (packs.size() <= PACKS_SHOWN_MAX) {
      return String.join(", ", packs);
    }
    int more = packs.size() - PACKS_SHOWN_MAX;
    return String.join(", ", packs.subList(0, PACKS_SHOWN_MAX)) + " and " + more + " more";
  }

  private static Grid totals(Coverage coverage) {
    var grid = new Grid("PART", "LEVEL", "AUTOMATIC", "PARTLY", "ATTESTATION", "NONE", "ALL");
    for (Layer part : Layer.values()) {
      for (Control.Level level : Control.Level.values()) {
        total(grid, coverage, part.id(), lower(level), c -> c.part() == part && c.level() == level);
      }
    }
    for (Control.Level level : Control.Level.values()) {
      total(grid, coverage, "all", lower(level), c -> c.level() == level);
    }
    total(grid, coverage, "all", "all", c -> true);
    return grid;
  }

  private static void total(
      Grid grid, Coverage coverage, String part, String level, Predicate<Control> asked) {
    var totals = coverage.totals(asked);
    grid.row(
        part,
        level,
        count(totals.get(Way.AUTOMATIC)),
        count(totals.get(Way.PARTLY)),
        count(totals.get(Way.ATTESTATION)),
        count(totals.get(Way.NONE)),
        count(totals.values().stream().mapToLong(Long::longValue).sum()));
  }

  private static String json(ControlCoverage covered) {
    var line = JSON.createObjectNode();
    line.put("id", covered.control().id());
    line.put("part", covered.control().part().id());
    line.put("level", level(covered.control()));
    line.put("coverage", covered.way().id());
    var supporting = line.putArray("supported_by");
    covered.supporting().forEach(supporting::add);
    var contradicting = line.putArray("contradicted_by");
    covered.contradicting().forEach(contradicting::add);
    line.put("attested", covered.attested());
    return JSON.writeValueAsString(line);
  }

  private static String count(Long count) {
    return Long.toString(count);
  }

  private static String level(Control control) {
    return lower(control.level());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
