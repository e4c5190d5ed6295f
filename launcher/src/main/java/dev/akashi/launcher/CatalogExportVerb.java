package dev.akashi.launcher;

import dev.akashi.catalog.oscal.OscalCatalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Print all controls with their titles and summaries in both languages and their counterparts"
          + " in other frameworks. The same version of Akashi always prints the same bytes.",
      "",
      "Example: ./akashi catalog export --format oscal > mic-3.json",
      ""
    })
final class CatalogExportVerb implements Callable<Integer> {
  private static final String OSCAL = "oscal";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "oscal: a catalogue in OSCAL " + OscalCatalog.OSCAL_VERSION + " JSON.")
  String format = "";

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (!format.equals(OSCAL)) {
      throw Failure.use("--format: expected oscal, found " + format);
    }
    spec.commandLine().getOut().print(OscalCatalog.write(Packs.catalog().controls()));
    return 0;
  }
}
