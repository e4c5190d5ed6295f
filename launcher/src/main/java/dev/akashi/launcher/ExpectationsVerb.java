package dev.akashi.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "expectations",
    mixinStandardHelpOptions = true,
    description = {
      "What controls must show: machine-checkable promises as data (docs/expectations.md).",
      ""
    },
    subcommands = {ExpectationsTestVerb.class})
final class ExpectationsVerb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Failure.BAD_USE;
  }
}
