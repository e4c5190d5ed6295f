package dev.akashi.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    description = {
      "Take records from standard input as a source, until it ends.",
      "",
      "Example: ./akashi collect --pack linux-auth --system payments-prod < /var/log/auth.log.1",
      ""
    })
final class CollectVerb implements Callable<Integer> {
  @Mixin Reading reading = new Reading();

  @Option(
      names = "--system",
      paramLabel = "ID",
      defaultValue = "unassigned",
      description = "The system that the records speak for (default: ${DEFAULT-VALUE}).")
  String system = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "stdin",
      description = "What to call this source (default: ${DEFAULT-VALUE}).")
  String source = "";

  @Override
  public Integer call() {
    throw Failure.check("collect is not there yet");
  }
}
