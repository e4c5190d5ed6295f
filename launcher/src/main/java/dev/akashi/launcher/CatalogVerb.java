package dev.akashi.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    description = {"Hand the controls to other tools. Needs no server.", ""},
    commandListHeading = "Verbs:%n",
    subcommands = CatalogExportVerb.class)
final class CatalogVerb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Failure.BAD_USE;
  }
}
