package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.ExpectationCases;
import dev.akashi.catalog.expectation.Expectations;
import dev.akashi.drift.cases.CasesRun;
import java.io.PrintWriter;
import java.nio.file.Files;
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
      "Run every case of every expectation: it has to be met where its evidence is there, and"
          + " broken as each case says, while all other expectations of the same controls are met.",
      "",
      "One line per expectation, then what differs. Exit code 1 when anything does.",
      ""
    })
final class ExpectationsTestVerb implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "A directory laid out as for AKASHI_CATALOG, laid over what Akashi ships. Without it:"
              + " what Akashi ships, and AKASHI_CATALOG over it.")
  @Nullable Path directory;

  @Option(
      names = "--expectation",
      paramLabel = "ID",
      description = "Only these; may be given several times.")
  List<String> ids = List.of();

  @Option(names = "--json", description = "Print one JSON object per expectation and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Catalog catalog = directory == null ? Packs.catalog() : over(directory);
    Expectations expectations = PackDirectories.checked(catalog::expectations);
    ExpectationCases cases =
        PackDirectories.checked(
            () -> ExpectationCases.read(catalog.expectationFiles(), expectations));
    var run = new CasesRun(catalog, expectations, cases);
    PrintWriter out = spec.commandLine().getOut();
    List<CasesRun.Result> results = new ArrayList<>();
    for (Expectation expectation : chosen(expectations)) {
      CasesRun.Result result = run.run(expectation);
      results.add(result);
      out.println(json ? json(result) : line(result));
      out.flush();
    }
    if (!json) {
      results.stream()
          .flatMap(result -> result.failures().stream())
          .forEach(failure -> out.println("\n" + failure));
    }
    return results.stream().allMatch(CasesRun.Result::passed) ? 0 : Failure.CHECK_FAILED;
  }

  private static Catalog over(Path directory) {
    if (!Files.isDirectory(directory.resolve("expectations"))) {
      throw Failure.use(
          "DIR: expected a directory with expectations/ in it, found none in " + directory);
    }
    return PackDirectories.checked(() -> Catalog.load(directory));
  }

  private List<Expectation> chosen(Expectations expectations) {
    for (String id : ids) {
      if (expectations.find(id).isEmpty()) {
        throw Failure.use("--expectation: no expectation " + id);
      }
    }
    return expectations.all().stream()
        .filter(one -> ids.isEmpty() || ids.contains(one.id()))
        .toList();
  }

  private static String line(CasesRun.Result result) {
    return "%s: %d cases, %s"
        .formatted(
            result.expectation(),
            result.cases(),
            result.passed() ? "all as they say" : result.failures().size() + " failed");
  }

  private static String json(CasesRun.Result result) {
    var line = JSON.createObjectNode();
    line.put("expectation", result.expectation()).put("cases", result.cases());
    var failures = line.putArray("failures");
    result.failures().forEach(failures::add);
    return line.toString();
  }
}
