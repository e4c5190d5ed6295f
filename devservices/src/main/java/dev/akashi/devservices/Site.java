package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a server needs to know about where it runs.
 *
 * @param javaHome a JDK that {@code account} can read
 * @param progress receives one line for the terminal at a time
 */
record Site(
    Path distributions,
    DataDirectory data,
    Ports ports,
    Account account,
    Path javaHome,
    Consumer<String> progress) {

  static Site prepare(ServersOptions options) {
    DataDirectory data = options.data();
    Account account = Account.forServers();
    account.check();
    if (!account.canEnter(data.root())) {
      throw new CannotStartException(
          "Akashi runs as root, but Elasticsearch must not, and its user cannot enter %s. Name a directory in AKASHI_DATA that other users can pass through to, such as /var/lib/akashi."
              .formatted(data.root()));
    }
    var site =
        new Site(
            options.distributions(),
            data,
            Ports.in(data.root()),
            account,
            Path.of(System.getProperty("java.home")),
            options.progress());
    return site.withJava(site.readable(site.javaHome(), "lib/modules"));
  }

  Path readable(Path directory, String sample) {
    try {
      Path copies = Permissions.passable(data.root().resolve("distributions"));
      return Distribution.readableBy(account, directory, sample, copies);
    } catch (IOException e) {
      throw new CannotStartException("Cannot create a directory in " + data.root() + ": " + e, e);
    }
  }

  /** A directory of the servers' account, closed to all others. */
  Path ownDirectory(String name) throws IOException {
    Path directory = Permissions.ownerOnly(data.root().resolve(name));
    account.own(directory);
    return directory;
  }

  /** Runs {@code command} to its end under the servers' account. */
  void run(ChildCommand command, Duration timeout) {
    ChildProcess process = ChildProcess.start(command, account.prefix());
    boolean ended = process.awaitExit(timeout);
    if (!ended) {
      process.killHard();
    }
    if (!ended || process.exitValue().orElse(-1) != 0) {
      throw Readiness.failed(process, ended ? "failed" : "did not end within " + timeout);
    }
  }

  /** Starts a server under the servers' account and returns when it serves, or leaves nothing. */
  ChildProcess serve(ChildCommand command, Duration timeout, BooleanSupplier serves) {
    ChildProcess process = ChildProcess.start(command, account.prefix());
    try {
      EarlierRun.note(this, process);
      Readiness.await(process, timeout, serves);
      return process;
    } catch (RuntimeException e) {
      process.killHard();
      throw e;
    }
  }

  Path log(String name) {
    return data.logs().resolve(name + ".log");
  }

  ChildCommand java(
      String name, List<String> jvm, List<Path> classPath, String mainClass, String... args) {
    return ChildCommand.java(
        javaHome, name, mainClass, classPath, jvm, List.of(args), environment(), log(name));
  }

  Map<String, String> environment() {
    return Map.of("HOME", data.root().toString(), "LC_ALL", "C.UTF-8");
  }

  private Site withJava(Path java) {
    return new Site(distributions, data, ports, account, java, progress);
  }
}
