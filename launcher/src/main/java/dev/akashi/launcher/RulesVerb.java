package dev.akashi.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    description = {
      "Check Sigma rules, and try them on events. Needs no server. docs/rules.md explains rules.",
      ""
    },
    commandListHeading = "Verbs:%n",
    subcommands = {RulesLintVerb.class, RulesEvalVerb.class})
final class RulesVerb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Failure.BAD_USE;
  }
}
