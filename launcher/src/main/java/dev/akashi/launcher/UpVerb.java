package dev.akashi.launcher;

import dev.akashi.devservices.DataDirectory;
import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.Home;
import dev.akashi.launcher.running.LocalSystem;
import dev.akashi.launcher.running.Plan;
import dev.akashi.launcher.running.RunFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start Akashi on this machine and keep it running until Ctrl-C or ./akashi down.",
      "",
      "A Kafka and an Elasticsearch are started with it unless AKASHI_KAFKA and"
          + " AKASHI_ELASTICSEARCH name yours. Everything listens on 127.0.0.1 only. The data stays"
          + " in the data directory and is found again by the next start.",
      ""
    })
final class UpVerb implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "What to watch and for which system. Default: ./akashi.yml, else akashi.yml in the data"
              + " directory, which is written with an example where there is none.")
  @Nullable Path config;

  @Mixin PortOptions ports = new PortOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ports.check();
    DataRoot root = DataRoot.find();
    refuseSecond(root);
    Path file = Configuration.choose(config, root, out::println);
    Configuration.check(file);
    out.println("Akashi, with " + file + " and data in " + root.lasting());
    out.flush();
    var plan =
        new Plan(
            Home.find(),
            root.lasting(),
            file,
            ports.console,
            ports.collector,
            ports.drift,
            false,
            Progress.to(out));
    return Standing.run(plan, system -> stay(system, out));
  }

  private static int stay(LocalSystem system, PrintWriter out) throws InterruptedException {
    out.println();
    out.println("Akashi is up.");
    out.println("  console     " + system.console());
    out.println("  collector   " + system.collector() + "/collect/SOURCE");
    out.println(
        "  ask         ./akashi status, ./akashi status ID, ./akashi evidence --control ID");
    out.println("Ctrl-C stops it.");
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  private static void refuseSecond(DataRoot root) {
    RunFile running = root.running().orElse(null);
    if (running != null) {
      throw Failure.check(
          "Akashi is already running (process %d), console %s. Stop it with ./akashi down"
              .formatted(running.pid(), running.console()));
    }
    DataDirectory.holder(root.lasting())
        .ifPresent(
            pid -> {
              throw Failure.check("Akashi is already starting or stopping (process " + pid + ").");
            });
  }
}
