package dev.akashi.launcher.running;

import dev.akashi.devservices.CannotStartException;
import dev.akashi.devservices.ChildProcess;
import dev.akashi.devservices.DataDirectory;
import dev.akashi.devservices.RunningServers;
import dev.akashi.devservices.Servers;
import dev.akashi.devservices.ServersOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of Akashi on this machine: Kafka and Elasticsearch unless addresses are given, then the five
 * apps. What dies is started again; {@link #close} stops all of it in the order of the data path,
 * so that nothing is left half-way that could have gone on. Nothing outlives this JVM.
 */
public final class LocalSystem implements AutoCloseable {
  private static final Duration APP_STOP_TIMEOUT = Duration.ofSeconds(15);

  private final Plan plan;
  private final DataDirectory data;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private @Nullable RunningServers servers;
  private boolean closed;

  private LocalSystem(Plan plan, DataDirectory data) {
    this.plan = plan;
    this.data = data;
  }

  /**
   * Starts everything and returns when every app has said that it can do its job; some 40 seconds
   * on two cores.
   *
   * @throws CannotStartException with what to do; nothing is left running then
   */
  public static LocalSystem start(Plan plan) {
    var system = new LocalSystem(plan, DataDirectory.open(plan.data()));
    try {
      system.start();
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  private void start() {
    checkFree("console", plan.consolePort(), "--console-port");
    checkFree("collector", plan.collectorPort(), "--collector-port");
    checkFree("drift", plan.driftPort(), "--drift-port");
    var options = ServersOptions.of(plan.home().servers(), data, plan.progress());
    servers = Servers.start(options, this::startApps);
    Wiring.indices(servers.elasticsearch());
    keepServers(servers);
    note();
    Readiness.await(plan, children());
  }

  public String console() {
    return plan.console();
  }

  public String collector() {
    return plan.collector();
  }

  public RunningServers servers() {
    return Objects.requireNonNull(servers, "servers start first");
  }

  /** The child of this name (an app, kafka or elasticsearch) as it runs now. */
  public Optional<ChildProcess> child(String name) {
    return Optional.ofNullable(kept.get(name)).map(Kept::process);
  }

  // Elasticsearch takes longest to start, and the apps wait for it as they would after a crash.
  private void startApps(RunningServers running) {
    Wiring.topics(running.kafkaBootstrap());
    var commands = new AppCommands(plan, data, running.environment());
    plan.progress().accept("starting collector, normalizer, indexer, drift and console");
    for (App app : App.values()) {
      var command = commands.of(app);
      keep(ChildProcess.start(command), () -> noted(ChildProcess.start(command)));
    }
  }

  private void keepServers(RunningServers running) {
    running.kafkaProcess().ifPresent(first -> keep(first, () -> noted(running.restartKafka())));
    running
        .elasticsearchProcess()
        .ifPresent(first -> keep(first, () -> noted(running.restartElasticsearch())));
  }

  private void keep(ChildProcess first, java.util.function.Supplier<ChildProcess> starter) {
    kept.put(first.name(), Kept.watching(first, starter, plan.progress()));
  }

  private ChildProcess noted(ChildProcess started) {
    plan.progress().accept(started.name() + " runs again");
    Thread.startVirtualThread(this::note);
    return started;
  }

  /** Tells the other verbs where everything is. */
  private synchronized void note() {
    if (closed || servers == null) {
      return; // an app that ended while the servers were starting: the whole is noted soon
    }
    var processes = new LinkedHashMap<String, Long>();
    kept.forEach((name, child) -> processes.put(name, child.process().pid()));
    var self = ProcessHandle.current();
    var file =
        new RunFile(
            self.pid(),
            RunFile.startOf(self),
            plan.console(),
            plan.collector(),
            servers().kafkaBootstrap(),
            servers().elasticsearch().url(),
            data.root().toString(),
            plan.config().toAbsolutePath().toString(),
            processes);
    try {
      file.write(data.root());
    } catch (IOException e) {
      throw new CannotStartException("Cannot write to " + data.root() + ": " + e, e);
    }
  }

  /** Stops everything; returns when all has ended. Does nothing the second time. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    kept.values().forEach(Kept::release);
    for (App app : App.values()) {
      Optional.ofNullable(kept.get(app.id())).ifPresent(child -> child.stop(APP_STOP_TIMEOUT));
    }
    if (servers != null) {
      servers.close();
    }
    try {
      RunFile.delete(data.root());
    } catch (IOException e) {
      plan.progress().accept("cannot delete the run file: " + e.getMessage());
    }
    data.close();
  }

  private static void checkFree(String app, int port, String option) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new CannotStartException(
          "Port %d on 127.0.0.1, wanted for the %s, is taken by another program. Stop that program (`ss -ltnp 'sport = :%1$d'` names it), or name another port with %3$s."
              .formatted(port, app, option),
          e);
    }
  }

  List<Kept> children() {
    return new ArrayList<>(kept.values());
  }
}
