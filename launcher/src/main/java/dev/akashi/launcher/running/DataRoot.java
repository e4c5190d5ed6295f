package dev.akashi.launcher.running;

import dev.akashi.devservices.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where installations of Akashi live on this machine: the lasting one and the one of the demo,
 * which is emptied at each start.
 */
public record DataRoot(Path directory) {

  /** What AKASHI_DATA names, else the usual place of this user. */
  public static DataRoot find() {
    return new DataRoot(DataDirectory.defaultFor(System.getenv()));
  }

  /** Data of {@code up}. */
  public Path lasting() {
    return directory.resolve("v1");
  }

  /** Data of {@code demo}; its samples lie beside it. */
  public Path demo() {
    return directory.resolve("demo").resolve("data");
  }

  /** The configuration that {@code up} uses where the working directory has none. */
  public Path config() {
    return directory.resolve("akashi.yml");
  }

  /** The Akashi that runs here; the lasting one before the demo. */
  public Optional<RunFile> running() {
    return Stream.of(lasting(), demo()).flatMap(data -> RunFile.in(data).stream()).findFirst();
  }
}
