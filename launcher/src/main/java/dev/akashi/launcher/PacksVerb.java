package dev.akashi.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "packs",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    description = {
      "Work on packs, which say how records of a source are read and which controls they speak"
          + " for. Needs no server. docs/packs.md explains packs.",
      ""
    },
    commandListHeading = "Verbs:%n",
    subcommands = {PacksTestVerb.class, PacksDiffVerb.class, PacksAgreeVerb.class})
final class PacksVerb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Failure.BAD_USE;
  }
}
