package dev.akashi.launcher.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the source tree, without what builds and editors leave in it. */
final class Repository {
  private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", ".vscode");

  private Repository() {}

  static Path root() {
    return Path.of(System.getProperty("akashi.root"));
  }

  static List<Path> files() {
    return below(root());
  }

  static List<Path> java() {
    return files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  static boolean isTest(Path file) {
    return file.toString().contains("/src/test/");
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !NOT_OURS.contains(entry.getFileName().toString()))
          .flatMap(entry -> Files.isDirectory(entry) ? below(entry).stream() : Stream.of(entry))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
