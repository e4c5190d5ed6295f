package dev.akashi.launcher.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The unpacked distribution that this process runs from.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code servers}
 */
public record Home(Path directory) {

  /** What the script names, else where the jar of this class lies. */
  public static Home find() {
    String named = System.getProperty("akashi.home", "");
    if (!named.isEmpty()) {
      return new Home(Path.of(named).toAbsolutePath().normalize());
    }
    var jar = Home.class.getProtectionDomain().getCodeSource().getLocation();
    return new Home(Path.of(jar.getPath()).toAbsolutePath().resolveSibling("..").normalize());
  }

  Path libraries() {
    return directory.resolve("lib");
  }

  Path servers() {
    return directory.resolve("servers");
  }

  /** What may be kept beside the distribution and is no loss; empty where it is read-only. */
  Optional<Path> cache() {
    Path cache = directory.resolve("cache");
    try {
      return Optional.of(Files.createDirectories(cache)).filter(Files::isWritable);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
