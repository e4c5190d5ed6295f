package dev.akashi.launcher;

import dev.akashi.launcher.rules.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules that people name on the command line. */
final class RuleBooks {
  private RuleBooks() {}

  /** The rules in {@code path}, of which there has to be something. */
  static RuleBook read(String parameter, Path path) {
    if (!Files.exists(path)) {
      throw Failure.use(
          parameter + ": expected a directory or a file of rules, found nothing at " + path);
    }
    RuleBook book = RuleBook.read(path);
    if (book.documents().isEmpty()) {
      throw Failure.use(
          parameter
              + ": expected rules in files *.yml or *.yaml, found none in "
              + path
              + " (names that begin with a dot do not count)");
    }
    return book;
  }
}
