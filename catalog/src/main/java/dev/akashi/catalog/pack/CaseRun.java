package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a pack says of itself, held against what it does: every case, whether every rule has a
 * case in which it matches and one in which it nearly does, and whether its version is its own.
 *
 * @param pack id of the pack
 * @param cases how many cases it has
 * @param rules how many tagging rules it has
 * @param failures empty where all comes out as it says
 */
public record CaseRun(String pack, String version, int cases, int rules, List<Failure> failures) {

  public CaseRun {
    failures = List.copyOf(failures);
  }

  /**
   * Something that is not as the pack says.
   *
   * @param subject the case, as {@code <pack>/cases/<file>.yml: <name>}, or the pack
   * @param reasons what was expected and what was found, each one readable by itself
   */
  public record Failure(String subject, List<String> reasons) {
    public Failure {
      reasons = List.copyOf(reasons);
    }
  }

  /** Runs everything of a pack that Akashi does not ship. */
  public static CaseRun of(Pack pack) {
    return of(pack, null);
  }

  /**
   * Runs everything.
   *
   * @param shipped the pack of the same id that Akashi ships; null where it ships none. Where its
   *     content differs the version has to, or the version on a tag would name two contents
   * @throws dev.akashi.catalog.CatalogException when the files of cases cannot be read
   */
  public static CaseRun of(Pack pack, @Nullable Pack shipped) {
    var failures = new ArrayList<Failure>();
    var cases = pack.cases();
    for (var example : cases) {
      var reasons = PackCheck.run(pack, example);
      if (!reasons.isEmpty()) {
        failures.add(new Failure(example.toString(), reasons));
      }
    }
    var uncovered = PackCheck.uncovered(pack);
    if (!uncovered.isEmpty()) {
      failures.add(new Failure(pack.id() + ": rules and cases", uncovered));
    }
    if (shipped != null
        && pack.version().equals(shipped.version())
        && !pack.contentDigest().equals(shipped.contentDigest())) {
      failures.add(
          new Failure(
              pack.id() + ": version",
              List.of(
                  "expected another than %s, which Akashi ships with other rules or another mapping"
                      .formatted(shipped.version()))));
    }
    return new CaseRun(pack.id(), pack.version(), cases.size(), pack.rules().size(), failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }
}
