package dev.akashi.launcher.running;

import dev.akashi.devservices.ChildCommand;
import dev.akashi.devservices.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each app is run: small, from the flat class path, told where everything is. */
final class AppCommands {
  private final Plan plan;
  private final DataDirectory data;
  private final Map<String, String> servers;

  /**
   * @param servers the variables that say where Kafka and Elasticsearch are
   */
  AppCommands(Plan plan, DataDirectory data, Map<String, String> servers) {
    this.plan = plan;
    this.data = data;
    this.servers = servers;
  }

  ChildCommand of(App app) {
    return ChildCommand.java(
        app.id(),
        app.mainClass(),
        List.of(plan.home().libraries().resolve("*")),
        jvm(app),
        List.of(),
        environment(app),
        data.logs().resolve(app.id() + ".log"));
  }

  private List<String> jvm(App app) {
    List<String> jvm =
        new ArrayList<>(
            List.of(
                "-Xms32m",
                "-Xmx" + app.heapMiB() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                // Half-dead is worse than dead: what runs out of memory is started again.
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true"));
    // The classes of an app, kept from one run to the next: half the time it takes to start.
    plan.home()
        .cache()
        .ifPresent(
            cache ->
                jvm.addAll(
                    List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + cache.resolve(app.id() + ".jsa"),
                        "-Xlog:cds=off,cds+dynamic=off,aot=off")));
    switch (app) {
      case COLLECTOR -> jvm.add("-Dserver.port=" + plan.collectorPort());
      case DRIFT -> jvm.add("-Dserver.port=" + plan.driftPort());
      case CONSOLE -> jvm.add("-Dserver.port=" + plan.consolePort());
      case NORMALIZER, INDEXER -> {}
    }
    if (plan.brief() || app == App.COLLECTOR || app == App.CONSOLE) {
      // Doors wait for people and disks; compiling them to the last would only cost.
      jvm.add("-XX:TieredStopAtLevel=1");
    }
    return jvm;
  }

  private Map<String, String> environment(App app) {
    var environment = new LinkedHashMap<>(servers);
    Path config = plan.config().toAbsolutePath();
    environment.put("AKASHI_CONFIG", config.toString());
    Optional.ofNullable(System.getenv("AKASHI_CATALOG"))
        .ifPresent(overlay -> environment.put("AKASHI_CATALOG", overlay));
    environment.put("AKASHI_STATE", data.state(app.id()).toString());
    return environment;
  }
}
