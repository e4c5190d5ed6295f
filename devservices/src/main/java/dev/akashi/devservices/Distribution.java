package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds unpacked software, and brings it where the account of the servers can read it. */
final class Distribution {
  private Distribution() {}

  /**
   * The one directory in {@code distributions} whose name starts with {@code name} and a hyphen.
   */
  static Path find(Path distributions, String name) {
    try (Stream<Path> entries =
        Files.isDirectory(distributions) ? Files.list(distributions) : Stream.empty()) {
      List<Path> found =
          entries.filter(entry -> entry.getFileName().toString().startsWith(name + "-")).toList();
      if (found.size() == 1) {
        return found.getFirst().toAbsolutePath().normalize();
      }
      throw new CannotStartException(
          "Expected one directory %s-<version> in %s, found %s. `mvn process-resources -f devservices/servers/pom.xml` gathers it from Maven Central."
              .formatted(name, distributions, found.isEmpty() ? "none" : found));
    } catch (IOException e) {
      throw new CannotStartException("Cannot list " + distributions + ": " + e, e);
    }
  }

  /**
   * {@code directory} itself where {@code account} can read {@code sample} in it, else a copy below
   * {@code copies}: a clone or a JDK below root's home is closed to everybody else.
   */
  static Path readableBy(Account account, Path directory, String sample, Path copies) {
    if (account.canRead(directory.resolve(sample))) {
      return directory;
    }
    Path copy = copies.resolve(directory.getFileName());
    if (!Files.exists(copy)) {
      copy(directory, copy);
    }
    return copy;
  }

  /** All jars of a class path, in an order that stays the same. */
  static List<Path> jars(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new CannotStartException("Expected jars in " + directory + ", found none.");
      }
      return jars;
    } catch (IOException e) {
      throw new CannotStartException("Cannot list " + directory + ": " + e, e);
    }
  }

  private static void copy(Path from, Path to) {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try {
      if (Files.exists(part)) {
        deleteTree(part);
      }
      Files.createDirectories(part);
      copyTree(from, part);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotStartException("Cannot copy %s to %s: %s".formatted(from, to, e), e);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Permissions.openToAll(target);
      }
    }
  }

  static void deleteTree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
