package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Sufficient;
import dev.akashi.drift.evaluation.Verdict.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Which kinds of evidence are there. The key of such an expectation is the kind, with the system
 * behind it where all systems in scope are asked.
 */
final class SufficientKinds {
  private final Keep keep;
  private final Unit unit;
  private final Expectation expectation;

  SufficientKinds(Keep keep, Unit unit, Expectation expectation) {
    this.keep = keep;
    this.unit = unit;
    this.expectation = expectation;
  }

  /** The key under which a kind of a system is kept. */
  static String key(Sufficient sufficient, String kind, String system) {
    return sufficient.share().signum() == 0 ? kind : kind + "@" + system;
  }

  /** What is missing; empty where there is enough. */
  List<String> missing(Sufficient sufficient, List<String> systems) {
    if (sufficient.share().signum() == 0) {
      return missingOf(sufficient, unit.system());
    }
    var missing = new ArrayList<String>();
    int whole = 0;
    for (String system : systems) {
      var of = missingOf(sufficient, system);
      whole += of.isEmpty() ? 1 : 0;
      missing.addAll(of);
    }
    var needed = sufficient.share().multiply(BigDecimal.valueOf(systems.size()));
    return BigDecimal.valueOf(whole).compareTo(needed) >= 0 ? List.of() : missing;
  }

  private List<String> missingOf(Sufficient sufficient, String system) {
    return sufficient.all().stream()
        .map(kind -> key(sufficient, kind, system))
        .filter(key -> !isGood(key))
        .toList();
  }

  private boolean isGood(String key) {
    byte[] kept = keep.get(new Place(unit, expectation.id(), key).state());
    return kept != null && KeyMemory.of(kept).counted() == State.GOOD;
  }
}
