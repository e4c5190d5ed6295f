package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.pack.Pack;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people name on the command line when they say how records are to be read. */
final class Packs {
  private static final Map<String, String> CHARSETS =
      Map.of(
          "utf-8", "UTF-8",
          "utf8", "UTF-8",
          "windows-31j", "windows-31j",
          "cp932", "windows-31j",
          "ms932", "windows-31j",
          "shift_jis", "windows-31j",
          "sjis", "windows-31j");

  private Packs() {}

  /**
   * The shipped catalogue with what {@code AKASHI_CATALOG} names laid over it, as the apps see it.
   */
  static Catalog catalog() {
    return checked(() -> Catalog.load(overlay()));
  }

  /** One pack, read without the others, since a person waits for the first line. */
  static Pack only(String id) {
    return checked(() -> Catalog.loadPack(overlay(), id))
        .pack(id)
        .orElseGet(() -> find(catalog(), id));
  }

  private static Catalog checked(Supplier<Catalog> load) {
    try {
      return load.get();
    } catch (CatalogException e) {
      throw Failure.use("AKASHI_CATALOG names packs that cannot be used:\n" + e.getMessage());
    }
  }

  private static @Nullable Path overlay() {
    String directory = System.getenv().getOrDefault("AKASHI_CATALOG", "");
    return directory.isBlank() ? null : Path.of(directory);
  }

  static Pack find(Catalog catalog, String id) {
    return catalog
        .pack(id)
        .orElseThrow(
            () ->
                Failure.use(
                    "--pack: expected one of %s, found %s"
                        .formatted(
                            catalog.packs().stream()
                                .map(Pack::id)
                                .collect(Collectors.joining(", ")),
                            id)));
  }

  static String charset(String name) {
    String found = CHARSETS.get(name.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw Failure.use(
          "--charset: expected UTF-8 or windows-31j (also called CP932 or Shift_JIS), found "
              + name);
    }
    return found;
  }
}
