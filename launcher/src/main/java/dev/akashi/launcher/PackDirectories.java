package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogDirectory;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.pack.Pack;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Directories with packs, as verbs take them. */
final class PackDirectories {
  /** Stands for what Akashi ships, where a directory is expected. */
  static final String SHIPPED = "shipped";

  private PackDirectories() {}

  /** A directory that must hold packs. */
  static CatalogDirectory open(String parameter, Path directory) {
    try {
      return CatalogDirectory.open(directory);
    } catch (IllegalArgumentException e) {
      throw Failure.use(parameter + ": " + e.getMessage());
    }
  }

  /** The packs of a directory, or those that Akashi ships where {@code place} is the word. */
  static List<Pack> packs(String parameter, String place) {
    return place.equals(SHIPPED)
        ? Catalog.builtIn().packs()
        : packs(open(parameter, Path.of(place)));
  }

  /** The packs of a directory; what is wrong with its files is a check that failed. */
  static List<Pack> packs(CatalogDirectory directory) {
    return checked(directory::packs);
  }

  /** What is wrong with files of packs or of cases is a check that failed. */
  static <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CatalogException e) {
      throw Failure.check("files of packs do not hold what they must:\n" + e.getMessage());
    }
  }
}
