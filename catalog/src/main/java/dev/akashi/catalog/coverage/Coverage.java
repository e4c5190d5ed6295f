package dev.akashi.catalog.coverage;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Control;
import dev.akashi.catalog.pack.Claim;
import dev.akashi.catalog.pack.Kind;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.Polarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the packs of a catalogue can speak for, control by control. It says what could become
 * evidence, never that a system complies or that evidence is there. Immutable.
 */
public final class Coverage {
  private final List<ControlCoverage> controls;

  private Coverage(List<ControlCoverage> controls) {
    this.controls = List.copyOf(controls);
  }

  public static Coverage of(Catalog catalog) {
    var supporting = new HashMap<String, SortedSet<String>>();
    var contradicting = new HashMap<String, SortedSet<String>>();
    var attested = new HashSet<String>();
    var denied = new HashSet<String>();
    for (var pack : catalog.packs()) {
      for (var claim : pack.claims()) {
        if (pack.kind() == Kind.ATTESTATION) {
          note(claim, attested, denied);
        } else {
          note(claim, pack, supporting, contradicting);
        }
      }
    }
    var controls = new ArrayList<ControlCoverage>();
    for (var control : catalog.controls().all()) {
      var id = control.id();
      var supports = supporting.getOrDefault(id, new TreeSet<>());
      var contradicts = contradicting.getOrDefault(id, new TreeSet<>());
      var filed = attested.contains(id) || denied.contains(id);
      controls.add(
          new ControlCoverage(
              control,
              way(supports, contradicts, filed),
              supports,
              contradicts,
              attested.contains(id)));
    }
    return new Coverage(controls);
  }

  /** Every control, in the order of the guideline. */
  public List<ControlCoverage> controls() {
    return controls;
  }

  /** How many controls of those asked for go each way; every way is in the map. */
  public Map<Way, Long> totals(Predicate<Control> asked) {
    var totals = new java.util.EnumMap<Way, Long>(Way.class);
    for (var way : Way.values()) {
      totals.put(
          way, controls.stream().filter(c -> c.way() == way && asked.test(c.control())).count());
    }
    return totals;
  }

  private static void note(Claim claim, Set<String> attested, Set<String> denied) {
    switch (claim.polarity()) {
      case SUPPORTS -> attested.add(claim.control());
      case CONTRADICTS -> denied.add(claim.control());
      case CONTEXT -> {}
    }
  }

  private static void note(
      Claim claim,
      Pack pack,
      Map<String, SortedSet<String>> supporting,
      Map<String, SortedSet<String>> contradicting) {
    if (claim.polarity() != Polarity.CONTEXT) {
      var side = claim.polarity() == Polarity.SUPPORTS ? supporting : contradicting;
      side.computeIfAbsent(claim.control(), control -> new TreeSet<>()).add(pack.id());
    }
  }

  private static Way way(Set<String> supports, Set<String> contradicts, boolean filed) {
    if (!supports.isEmpty()) {
      return Way.AUTOMATIC;
    }
    if (!contradicts.isEmpty()) {
      return Way.PARTLY;
    }
    return filed ? Way.ATTESTATION : Way.NONE;
  }
}
