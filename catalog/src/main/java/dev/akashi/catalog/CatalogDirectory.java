package dev.akashi.catalog;

import dev.akashi.catalog.pack.Pack;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlProblem;
import dev.akashi.sigma.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Packs in a directory that somebody works on. Either it is laid out like the one that {@code
 * AKASHI_CATALOG} names, {@code packs/<id>/pack.yml} and so on, and lies over what Akashi ships; or
 * it is the folder of one pack, with {@code pack.yml} in it, which then stands by itself.
 */
public final class CatalogDirectory {
  private static final String DEFINITION = "pack.yml";

  private final Path directory;
  private final boolean single;
  private final SortedMap<String, String> own;

  private CatalogDirectory(Path directory, boolean single, SortedMap<String, String> own) {
    this.directory = directory;
    this.single = single;
    this.own = own;
  }

  /**
   * Reads the texts.
   *
   * @throws IllegalArgumentException when the directory holds no packs; the message says what was
   *     expected and what was found
   */
  public static CatalogDirectory open(Path directory) {
    if (Files.isRegularFile(directory.resolve(DEFINITION))) {
      return new CatalogDirectory(directory, true, CatalogFiles.pack(directory, id(directory)));
    }
    var own = CatalogFiles.overlay(directory);
    if (own.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a directory with packs/<id>/... or with a pack.yml in it, found "
              + (Files.isDirectory(directory)
                  ? "neither in " + directory
                  : (Files.exists(directory) ? "the file " : "nothing at ") + directory));
    }
    return new CatalogDirectory(directory, false, own);
  }

  /**
   * The packs that the directory defines or changes, by id.
   *
   * @throws CatalogException with every complaint, if any file does not hold what it must
   */
  public List<Pack> packs() {
    var files = single ? new TreeMap<String, String>() : CatalogFiles.builtIn();
    files.putAll(own);
    var ids = new TreeSet<String>();
    own.keySet().stream()
        .filter(path -> path.indexOf('/') > 0)
        .forEach(path -> ids.add(path.substring(0, path.indexOf('/'))));
    files.keySet().removeIf(path -> !ids.contains(path.split("/", 2)[0]));
    return Catalog.of(files).packs();
  }

  /** Where the files of a pack lie. */
  public Path folder(String id) {
    return single ? directory : CatalogFiles.packs(directory).resolve(id);
  }

  /** A folder may be called otherwise than its pack, such as a copy of an old version. */
  private static String id(Path directory) {
    var file = directory.resolve(DEFINITION);
    try {
      for (var document : YamlDocuments.read(file.toString(), CatalogFiles.read(file))) {
        if (document instanceof YamlMap map && map.get("id") instanceof YamlScalar id) {
          return id.text();
        }
      }
    } catch (YamlProblem problem) {
      // Read again as a pack, where it is complained of together with all else.
      return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    }
    return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
  }
}
