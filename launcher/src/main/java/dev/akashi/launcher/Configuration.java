package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.launcher.running.DataRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The akashi.yml: which one is meant, and whether it says what it must. */
final class Configuration {
  private static final String NAME = "akashi.yml";
  private static final List<String> AUTH_LOGS = List.of("/var/log/auth.log", "/var/log/secure");

  private static final String OWN_LOG = "  # this-machine:";

  private Configuration() {}

  /**
   * The file named, else the one of the working directory, else the one of the data directory,
   * which is written with an example where there is none.
   */
  static Path choose(@Nullable Path named, DataRoot root, Consumer<String> say) {
    if (named != null) {
      if (!Files.isReadable(named) || Files.isDirectory(named)) {
        throw Failure.use("--config: expected a readable file, found none at " + named);
      }
      return named.toAbsolutePath().normalize();
    }
    Path here = Path.of(NAME).toAbsolutePath();
    if (Files.isReadable(here)) {
      return here;
    }
    if (!Files.exists(root.config())) {
      writeExample(root.config());
      say.accept(
          "There is no akashi.yml yet; an example was written to "
              + root.config()
              + ". Edit it to watch your own logs.");
    }
    return root.config();
  }

  private static void writeExample(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, example());
    } catch (IOException e) {
      throw Failure.check("cannot write an example configuration to " + file + ": " + e);
    }
  }

  /** The shipped example, which watches the log of logins of this machine where it may be read. */
  static String example() {
    return AUTH_LOGS.stream()
        .filter(log -> Files.isReadable(Path.of(log)))
        .findFirst()
        .map(log -> uncommented(shipped()).replace("/var/log/auth.log", log))
        .orElseGet(Configuration::shipped);
  }

  /** Takes the comment signs off the source {@code this-machine}. */
  private static String uncommented(String example) {
    int from = example.indexOf(OWN_LOG);
    int to = example.indexOf("\n\n", from);
    return example.substring(0, from)
        + example.substring(from, to).replaceAll("(?m)^  # ", "  ")
        + example.substring(to);
  }

  private static String shipped() {
    try (InputStream in = Configuration.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + NAME);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + NAME, e);
    }
  }

  /** Fails with every complaint about the file. */
  static void check(Path file) {
    try {
      Catalog catalog = Packs.catalog();
      Plan.of(Scope.read(file, catalog), catalog.expectations(), catalog);
    } catch (CatalogException e) {
      throw Failure.check("this configuration cannot be used:\n" + e.getMessage());
    }
  }
}
