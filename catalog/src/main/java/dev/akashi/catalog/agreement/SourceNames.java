package dev.akashi.catalog.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What foreign corpora call the sources that our packs read. */
public final class SourceNames {
  private static final String FILE = "/dev/akashi/catalog/agreement/sources.tsv";

  private SourceNames() {}

  /** Ids of packs by source. Sources that are called like their pack are left out. */
  public static Map<String, String> shipped() {
    try (var in = SourceNames.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + FILE + " is missing");
      }
      var packs = new TreeMap<String, String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(cells -> packs.put(cells[0], cells[1]));
      return packs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
