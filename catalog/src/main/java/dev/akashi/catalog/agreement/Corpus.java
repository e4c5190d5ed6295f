package dev.akashi.catalog.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records and the documents that others make of them: {@code index.tsv}, whose first two columns
 * are the source and the case, and a folder {@code <source>/<case>/} for each row.
 */
final class Corpus {
  private static final String INDEX = "index.tsv";

  private Corpus() {}

  /**
   * The cases by source.
   *
   * @throws IllegalArgumentException when the directory is no corpus; the message says why
   */
  static Map<String, List<CorpusCase>> read(Path directory) throws IOException {
    var index = directory.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      throw new IllegalArgumentException(
          "expected a directory with index.tsv in it, found none in " + directory);
    }
    var cases = new TreeMap<String, List<CorpusCase>>();
    for (var line : Files.readAllLines(index)) {
      var cells = line.split("\t", -1);
      if (line.isBlank() || line.startsWith("#") || cells[0].equals("source")) {
        continue;
      }
      cases
          .computeIfAbsent(cells[0], source -> new ArrayList<>())
          .add(one(directory, index, cells));
    }
    return cases;
  }

  private static CorpusCase one(Path directory, Path index, String[] cells) {
    if (cells.length < 2) {
      throw new IllegalArgumentException(
          "%s: expected a source, a tab and a case, found \"%s\"".formatted(index, cells[0]));
    }
    var folder = directory.resolve(cells[0]).resolve(cells[1]).normalize();
    if (!folder.startsWith(directory.normalize()) || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "%s: expected a folder below it for \"%s\" of %s, found none"
              .formatted(index, cells[1], cells[0]));
    }
    return new CorpusCase(cells[0], cells[1], folder);
  }
}
