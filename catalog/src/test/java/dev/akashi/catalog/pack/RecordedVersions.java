package dev.akashi.catalog.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file that says which version of each pack has which content, and what differs from it. */
final class RecordedVersions {
  private static final String HEAD =
      """
      # The content of each pack at its version: SHA-256 over pack.yml without version and differs, over rules/*.yml, comments and
      # layout left out. Written by the test PackVersionsTest with -Dakashi.versions=write; see docs/packs.md. Tab-separated.
      """;

  private final Path file;

  private record Row(String version, String digest) {}

  RecordedVersions(Path file) {
    this.file = file;
  }

  /** What of the packs is not as recorded; what is left is right. */
  List<String> complaints(List<Pack> packs) throws IOException {
    var rows = read();
    var complaints = new ArrayList<>(refusals(packs, rows));
    for (var pack : packs) {
      var row = rows.remove(pack.id());
      if (row == null || compare(pack.version(), row.version) > 0) {
        complaints.add(
            "%s: expected %s in %s, found %s; write the file with -Dakashi.versions=write"
                .formatted(
                    pack.id(),
                    pack.version(),
                    file.getFileName(),
                    row == null ? "no row" : row.version));
      }
    }
    rows.keySet()
        .forEach(id -> complaints.add(id + ": stands in the file, and there is no such pack"));
    return complaints;
  }

  /**
   * Records the packs as they are.
   *
   * @return why nothing was written: packs whose content changed while the version did not rise
   */
  List<String> write(List<Pack> packs) throws IOException {
    var refusals = refusals(packs, read());
    if (refusals.isEmpty()) {
      var text = new StringBuilder(HEAD);
      packs.forEach(
          pack ->
              text.append(String.join("\t", pack.id(), pack.version(), pack.contentDigest()))
                  .append('\n'));
      Files.writeString(file, text);
    }
    return refusals;
  }

  private static List<String> refusals(List<Pack> packs, SortedMap<String, Row> rows) {
    var refusals = new ArrayList<String>();
    for (var pack : packs) {
      var row = rows.get(pack.id());
      if (row == null) {
        continue;
      }
      int order = compare(pack.version(), row.version);
      if (order < 0) {
        refusals.add(
            "%s: expected version %s or above, found %s"
                .formatted(pack.id(), row.version, pack.version()));
      } else if (order == 0 && !pack.contentDigest().equals(row.digest)) {
        refusals.add(
            "%s: pack.yml or rules/ changed; expected a version above %s, found %s"
                .formatted(pack.id(), row.version, pack.version()));
      }
    }
    return refusals;
  }

  private SortedMap<String, Row> read() throws IOException {
    var rows = new TreeMap<String, Row>();
    if (!Files.exists(file)) {
      return rows;
    }
    for (var line : Files.readAllLines(file)) {
      var cells = line.split("\t", -1);
      if (!line.startsWith("#")
          && (cells.length != 3 || rows.put(cells[0], new Row(cells[1], cells[2])) != null)) {
        throw new IllegalStateException(
            "%s: expected pack, version and digest, each pack once, found \"%s\""
                .formatted(file.getFileName(), line));
      }
    }
    return rows;
  }

  private static int compare(String left, String right) {
    return Arrays.compare(numbers(left), numbers(right));
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
