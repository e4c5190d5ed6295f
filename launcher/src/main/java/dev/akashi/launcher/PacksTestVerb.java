package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogDirectory;
import dev.akashi.catalog.pack.CaseRun;
import dev.akashi.catalog.pack.Goldens;
import dev.akashi.catalog.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Run every case of every pack, and check that every rule has a case in which it matches and"
          + " one that names it in near_miss, and that what differs from a shipped pack has a"
          + " version of its own.",
      "",
      "One line per pack, then what differs. Exit code 1 when anything does.",
      ""
    })
final class PacksTestVerb implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "Test the packs in this directory: laid out as for AKASHI_CATALOG and laid over what"
              + " Akashi ships, or the folder of one pack. Without it: what Akashi ships.")
  @Nullable Path directory;

  @Option(
      names = "--write",
      description =
          "First write the golden documents of DIR from what its packs make of their cases now."
              + " Read their diff: it is the review.")
  boolean write;

  @Option(names = "--json", description = "Print one JSON object per pack and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Pack> packs = write ? written() : read();
    List<CaseRun> runs = new ArrayList<>();
    Catalog shipped = Catalog.builtIn();
    for (Pack pack : packs) {
      Pack original = shipped.pack(pack.id()).orElse(null);
      runs.add(PackDirectories.checked(() -> CaseRun.of(pack, original)));
    }
    runs.forEach(run -> out.println(json ? json(run) : line(run)));
    if (!json) {
      runs.stream().flatMap(run -> run.failures().stream()).forEach(f -> print(out, f));
    }
    return runs.stream().allMatch(CaseRun::passed) ? 0 : Failure.CHECK_FAILED;
  }

  private List<Pack> read() {
    return directory == null
        ? Packs.catalog().packs()
        : PackDirectories.packs(PackDirectories.open("DIR", directory));
  }

  private List<Pack> written() throws IOException {
    if (directory == null) {
      throw Failure.use(
          "--write: expected DIR with it, found none; what is shipped stays as it is");
    }
    CatalogDirectory folder = PackDirectories.open("DIR", directory);
    for (Pack pack : PackDirectories.packs(folder)) {
      PackDirectories.checked(pack::cases); // nothing is written where a file of cases is wrong
      for (Path file : Goldens.write(pack, folder.folder(pack.id()))) {
        spec.commandLine().getErr().println("wrote " + file);
      }
    }
    return read();
  }

  private static String line(CaseRun run) {
    return "%s %s: %s, %s, %s"
        .formatted(
            run.pack(),
            run.version(),
            counted(run.cases(), "case"),
            counted(run.rules(), "rule"),
            run.passed() ? "all as they say" : run.failures().size() + " failed");
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private static void print(PrintWriter out, CaseRun.Failure failure) {
    out.println();
    out.println(failure.subject());
    failure.reasons().forEach(reason -> out.println("  " + reason.replace("\n", "\n  ")));
  }

  private static String json(CaseRun run) {
    var line = JSON.createObjectNode();
    line.put("pack", run.pack()).put("version", run.version());
    line.put("cases", run.cases()).put("rules", run.rules());
    var failures = line.putArray("failures");
    for (CaseRun.Failure failure : run.failures()) {
      var reasons = failures.addObject().put("subject", failure.subject()).putArray("reasons");
      failure.reasons().forEach(reasons::add);
    }
    return JSON.writeValueAsString(line);
  }
}
