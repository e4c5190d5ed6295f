package dev.akashi.launcher;

import dev.akashi.launcher.running.ConsoleApi;
import dev.akashi.launcher.running.ConsoleException;
import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.RunFile;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The Akashi that runs on this machine, for verbs that ask it. */
final class Running {
  private final ConsoleApi console;

  private Running(RunFile file) {
    this.console = new ConsoleApi(file.console());
  }

  /** Fails with what to do when none runs. */
  static Running require() {
    return find().orElseThrow(() -> Failure.check(none(DataRoot.find())));
  }

  static Optional<Running> find() {
    return DataRoot.find().running().map(Running::new);
  }

  static String none(DataRoot root) {
    return "Akashi is not running here (data directory "
        + root.directory()
        + "). Start it with ./akashi up";
  }

  /** One answer of the console; a no of the console becomes a failure with its reason. */
  JsonNode ask(String path, Map<String, String> query) {
    try {
      return console.get(path, query);
    } catch (ConsoleException e) {
      String message = String.valueOf(e.getMessage());
      throw e.isBadUse() ? Failure.use(message) : Failure.check(message);
    }
  }
}
