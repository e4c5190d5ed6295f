package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.scope.Door;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Source;
import dev.akashi.catalog.scope.SystemInScope;
import dev.akashi.collector.StdinCollect;
import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.RunFile;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    description = {
      "Take records from standard input as a source, until it ends. Needs a running Akashi.",
      "",
      "Example: ./akashi collect --pack linux-auth --system payments-prod < /var/log/auth.log.1",
      "",
      "Standard input has no positions: piping the same bytes in again makes new events, unless the"
          + " records carry an identity of their own.",
      ""
    })
final class CollectVerb implements Callable<Integer> {
  @Mixin Reading reading = new Reading();

  @Option(
      names = "--system",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "The system of akashi.yml that the records speak for; may be left out where there is only"
              + " one.")
  String system = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "stdin",
      description = "What to call this source (default: ${DEFAULT-VALUE}).")
  String source = "";

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DataRoot root = DataRoot.find();
    RunFile running = root.running().orElseThrow(() -> Failure.check(Running.none(root)));
    Catalog catalog = Packs.catalog();
    Pack pack = Packs.find(catalog, reading.pack);
    Scope scope = Scope.read(Path.of(running.config()), catalog);
    Source door = door(scope);
    Path state = Path.of(running.data(), "state", "collect");
    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
      StdinCollect.Result result = StdinCollect.run(in, door, pack, state, running.kafka());
      spec.commandLine()
          .getOut()
          .println(
              "%d events of %s taken, as %s from number %d"
                  .formatted(
                      result.events(), door.system(), result.stream(), result.firstSequence()));
    }
    return 0;
  }

  private Source door(Scope scope) {
    if (!source.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw Failure.use(
          "--source: expected a name of small letters, digits and hyphens, found " + source);
    }
    if (scope.sources().containsKey(source)) {
      throw Failure.use(
          "--source: " + source + " is a source of akashi.yml already; name this one differently");
    }
    SystemInScope spoken = system(scope.systems());
    return new Source(
        source,
        spoken.id(),
        reading.pack,
        reading.namesLayers() ? reading.layerSet() : spoken.layers(),
        reading.zoneId(),
        reading.charsetName(),
        new Door.StdinDoor());
  }

  private SystemInScope system(Map<String, SystemInScope> systems) {
    if (system.isEmpty() && systems.size() == 1) {
      return systems.values().iterator().next();
    }
    SystemInScope found = systems.get(system);
    if (found == null) {
      throw Failure.use(
          "--system: expected one of %s, found %s"
              .formatted(String.join(", ", systems.keySet()), system.isEmpty() ? "none" : system));
    }
    return found;
  }
}
