package dev.akashi.launcher;

import dev.akashi.catalog.agreement.Agreement;
import dev.akashi.catalog.agreement.SourceAgreement;
import dev.akashi.catalog.agreement.SourceNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    description = {
      "Show how far our documents agree with those that others make of the same records, field by"
          + " field, where theirs have a value.",
      "",
      "DIR holds index.tsv (source, case, ...) and for each row <source>/<case>/ with input.log or"
          + " input.json, expected.json ({\"expected\": [...]}) and where needed config.yml."
          + " Disagreement is an answer and no failure: the exit code is 0.",
      ""
    })
final class PacksAgreeVerb implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "The corpus.")
  Path directory = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "SOURCE=PACK",
      description =
          "Read a source with this pack. May be repeated. Sources that are called like a pack, with"
              + " underscores for hyphens, and some that are called otherwise need it not.")
  Map<String, String> as = new HashMap<>();

  @Option(names = "--differences", description = "Also print every value that does not agree.")
  boolean differences;

  @Option(
      names = "--json",
      description = "Print one JSON object per source and line, then the mean.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var catalog = Packs.catalog();
    as.values().forEach(id -> Packs.find(catalog, id));
    Map<String, String> packs = new HashMap<>(SourceNames.shipped());
    packs.putAll(as);
    List<SourceAgreement> sources;
    try {
      sources = new Agreement(catalog, packs).with(directory);
    } catch (IllegalArgumentException e) {
      throw Failure.use("DIR: " + e.getMessage());
    }
    var report = new AgreementReport(spec.commandLine().getOut());
    if (json) {
      report.json(sources);
    } else {
      report.tables(sources, differences);
    }
    return 0;
  }
}
