package dev.akashi.catalog.scope;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaint;
import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code akashi.yml} says. Immutable.
 *
 * @param zone governs windows, baselines and fiscal years, and sources that name no zone
 * @param systems by id, in the order of the file; a system may have no source
 * @param sources by id, in the order of the file
 * @param numbers by expectation: numbers that hold for all systems that have none of their own
 * @param alerts who is told when a control gets worse
 */
public record Scope(
    ZoneId zone,
    Map<String, SystemInScope> systems,
    Map<String, Source> sources,
    Map<String, Map<String, String>> numbers,
    Alerts alerts) {
  /** The zone where the file names none. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Tokyo");

  private static final long FILE_BYTES_MAX = 4L * 1024 * 1024;

  /**
   * Reads the file.
   *
   * @throws CatalogException with every complaint, if the file does not hold what it must
   */
  public static Scope read(Path file, Catalog catalog) {
    try {
      if (Files.isDirectory(file)) {
        throw refused(file, "expected a file, found a directory");
      }
      if (!Files.exists(file)) {
        throw refused(file, "expected a file with zone, systems and sources, found none");
      }
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw refused(file, "expected at most %d bytes".formatted(FILE_BYTES_MAX));
      }
      return parse(file, Files.readString(file), catalog);
    } catch (CharacterCodingException e) {
      throw refused(file, "expected text in UTF-8, found bytes that are none");
    } catch (IOException e) {
      throw refused(file, "cannot be read: " + e);
    }
  }

  /**
   * Reads the text of the file.
   *
   * @param file named in complaints; relative globs are resolved against its directory
   * @throws CatalogException with every complaint, if the text does not hold what it must
   */
  public static Scope parse(Path file, String yaml, Catalog catalog) {
    var complaints = new Complaints();
    var scope = parse(file, yaml, catalog, complaints);
    if (scope.isEmpty() || !complaints.isEmpty()) {
      throw new CatalogException(complaints.all());
    }
    return scope.get();
  }

  private static Optional<Scope> parse(
      Path file, String yaml, Catalog catalog, Complaints complaints) {
    try {
      var documents = YamlDocuments.read(file.toString(), yaml);
      if (documents.size() != 1 || !(documents.getFirst() instanceof YamlMap map)) {
        complaints.add(file.toString(), 1, 1, "expected one map with zone, systems and sources");
        return Optional.empty();
      }
      var folder = Optional.ofNullable(file.toAbsolutePath().getParent());
      return Optional.of(
          new ScopeReader(catalog, folder.orElse(Path.of("/")))
              .read(new Section(file.toString(), "", map, complaints)));
    } catch (YamlProblem problem) {
      complaints.add(problem);
      return Optional.empty();
    }
  }

  private static CatalogException refused(Path file, String message) {
    return new CatalogException(List.of(new Complaint(file.toString(), 1, 1, message)));
  }
}
