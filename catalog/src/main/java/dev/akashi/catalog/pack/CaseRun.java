package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a pack says of itself, held against what it does: every case, and whether every rule has
 * a case in which it matches and one in which it nearly does.
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

  /**
   * Runs everything.
   *
   * @throws dev.akashi.catalog.CatalogException when the files of cases cannot be read
   */
  public static CaseRun of(Pack pack) {
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
    return new CaseRun(pack.id(), pack.version(), cases.size(), pack.rules().size(), failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }
}
