package dev.akashi.launcher;

import dev.akashi.devservices.DataDirectory;
import dev.akashi.launcher.demo.Stage;
import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.Home;
import dev.akashi.launcher.running.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start everything, feed it samples of all kinds (logs, change tickets, access reviews,"
          + " attestations) and this machine's own auth log where it may be read, and show how the"
          + " controls fill up. Uses a data directory of its own, emptied at each start.",
      ""
    })
final class DemoVerb implements Callable<Integer> {
  @Option(names = "--exit", description = "End when the samples are indexed.")
  boolean exit;

  @Option(
      names = "--json",
      description =
          "Print one JSON object as the last line of standard output; progress goes to"
              + " standard error.")
  boolean json;

  @Mixin PortOptions ports = new PortOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ports.check();
    PrintWriter out = spec.commandLine().getOut();
    Consumer<String> progress = Progress.to(json ? spec.commandLine().getErr() : out);
    DataRoot root = DataRoot.find();
    refuseSecond(root);
    Stage stage = Stage.build(root.demo().getParent());
    Configuration.check(stage.config());
    var plan =
        new Plan(
            Home.find(),
            root.demo(),
            stage.config(),
            ports.console,
            ports.collector,
            ports.drift,
            true,
            progress);
    var show = new DemoShow(stage, progress, json ? spec.commandLine().getErr() : out);
    return Standing.run(
        plan,
        system -> {
          int code = show.play(system);
          if (json) {
            out.println(show.json());
            out.flush();
          }
          return exit || code != 0 ? code : show.goOn(system);
        });
  }

  private static void refuseSecond(DataRoot root) {
    DataDirectory.holder(root.demo())
        .ifPresent(
            pid -> {
              throw Failure.check(
                  "The demo is already running (process " + pid + "). Stop it with ./akashi down");
            });
  }
}
