package dev.akashi.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of packs and of expectations, from the class path and from a directory laid over it.
 */
final class CatalogFiles {
  private static final String PACKS = "packs";
  private static final String EXPECTATIONS = "expectations";
  private static final long FILE_BYTES_MAX = 4L * 1024 * 1024;
  private static final int FOLDERS_DEEP_MAX = 4;

  private CatalogFiles() {}

  /** Paths start with the id of the pack. */
  static SortedMap<String, String> builtIn() {
    return shipped(PACKS);
  }

  /** Expectations and their cases, with those of a directory laid over them. */
  static SortedMap<String, String> expectations(@Nullable Path overlay) {
    var texts = shipped(EXPECTATIONS);
    if (overlay != null && Files.isDirectory(overlay.resolve(EXPECTATIONS))) {
      texts.putAll(under(overlay.resolve(EXPECTATIONS)));
    }
    return texts;
  }

  private static SortedMap<String, String> shipped(String name) {
    var folder = CatalogFiles.class.getResource(name);
    if (folder == null) {
      throw new IllegalStateException("the folder " + name + " is not on the class path");
    }
    try {
      var uri = folder.toURI();
      return uri.getScheme().equals("jar") ? inJar(uri) : under(Path.of(uri));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot read " + folder, e);
    }
  }

  /** Empty where the directory has no packs. */
  static SortedMap<String, String> overlay(Path directory) {
    var folder = packs(directory);
    return Files.isDirectory(folder) ? under(folder) : new TreeMap<>();
  }

  /** Where the packs of a directory lie. */
  static Path packs(Path directory) {
    return directory.resolve(PACKS);
  }

  /** The files of one pack in its own folder; paths start with {@code id}. */
  static SortedMap<String, String> pack(Path folder, String id) {
    var texts = new TreeMap<String, String>();
    under(folder).forEach((path, text) -> texts.put(id + "/" + path, text));
    return texts;
  }

  /** One text. */
  static String read(Path path) {
    try {
      return text(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static SortedMap<String, String> inJar(URI uri) {
    try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
      var path = uri.toString().substring(uri.toString().indexOf('!') + 1);
      return under(jar.getPath(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, String> under(Path folder) {
    var texts = new TreeMap<String, String>();
    try (var paths = Files.walk(folder, FOLDERS_DEEP_MAX)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(path).toString().replace('\\', '/');
        if (name.endsWith(".yml") || name.endsWith(".json")) {
          texts.put(name, text(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files in " + folder, e);
    }
    return texts;
  }

  private static String text(Path path) throws IOException {
    if (Files.size(path) > FILE_BYTES_MAX) {
      throw new IOException(
          "%s: expected at most %d bytes, found %d"
              .formatted(path, FILE_BYTES_MAX, Files.size(path)));
    }
    return Files.readString(path);
  }
}
