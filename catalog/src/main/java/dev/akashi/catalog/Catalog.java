package dev.akashi.catalog;

import dev.akashi.catalog.expectation.Expectations;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.Packs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Controls and packs. Immutable; one instance serves any number of threads. */
public final class Catalog {
  private final Controls controls;
  private final @Nullable Path overlay;
  private final Map<String, Pack> packs = new LinkedHashMap<>();

  private Catalog(Controls controls, List<Pack> packs, @Nullable Path overlay) {
    this.controls = controls;
    this.overlay = overlay;
    packs.forEach(pack -> this.packs.put(pack.id(), pack));
  }

  /** What Akashi ships. */
  public static Catalog builtIn() {
    return load(null);
  }

  /**
   * What Akashi ships with the files of a directory laid over it: {@code
   * <overlay>/packs/<id>/pack.yml} and so on replace the shipped file of the same path or add to
   * them.
   *
   * @throws CatalogException with every complaint, if any file does not hold what it must
   */
  public static Catalog load(@Nullable Path overlay) {
    return load(overlay, pack -> true);
  }

  /**
   * As {@link #load(Path)}, reading only one pack: what a command needs that has to answer at once.
   *
   * @return a catalogue without packs when there is none of this id
   */
  public static Catalog loadPack(@Nullable Path overlay, String id) {
    return load(overlay, id::equals);
  }

  private static Catalog load(@Nullable Path overlay, Predicate<String> wanted) {
    var files = CatalogFiles.builtIn();
    if (overlay != null) {
      files.putAll(CatalogFiles.overlay(overlay));
    }
    files
        .keySet()
        .removeIf(path -> !wanted.test(path.substring(0, path.indexOf('/') + 1).replace("/", "")));
    return of(files, overlay);
  }

  /** Out of texts by path, which starts with the id of the pack. */
  static Catalog of(SortedMap<String, String> files) {
    return of(files, null);
  }

  private static Catalog of(SortedMap<String, String> files, @Nullable Path overlay) {
    var controls = ControlsFile.read();
    var complaints = new Complaints();
    var packs = Packs.read(files, controls, complaints);
    if (!complaints.isEmpty()) {
      throw new CatalogException(complaints.all());
    }
    return new Catalog(controls, packs, overlay);
  }

  public Controls controls() {
    return controls;
  }

  /**
   * What Akashi ships of expectations, with those of the overlay laid over them. Reads and checks
   * all of them at each call.
   *
   * @throws CatalogException with every complaint, if any file does not hold what it must
   */
  public Expectations expectations() {
    return Expectations.read(CatalogFiles.expectations(overlay), this);
  }

  /** The files of expectations and their cases by path, such as {@code cases/changes.yml}. */
  public SortedMap<String, String> expectationFiles() {
    return CatalogFiles.expectations(overlay);
  }

  /** All packs, by id. */
  public List<Pack> packs() {
    return new ArrayList<>(packs.values());
  }

  public Optional<Pack> pack(String id) {
    return Optional.ofNullable(packs.get(id));
  }
}
