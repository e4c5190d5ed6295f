package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Looks for conditions that exclude themselves, by trying all ways in which their selections can
 * hold or not. Selections count as independent; above a bound nothing is claimed.
 */
final class Satisfiable {

  private static final int MAX_SELECTIONS = 10;

  private Satisfiable() {}

  /** False only when no event can fulfil the condition. */
  static boolean maybe(Node condition) {
    Set<Node.Selection> found = identitySet();
    gather(condition, found);
    if (found.size() > MAX_SELECTIONS) {
      return true;
    }
    List<Node.Selection> free = new ArrayList<>(found);
    free.removeIf(selection -> excludesItself(selection.body()));
    for (int choice = 0; choice < 1 << free.size(); choice++) {
      Set<Node.Selection> holding = identitySet();
      for (int i = 0; i < free.size(); i++) {
        if ((choice >> i & 1) == 1) {
          holding.add(free.get(i));
        }
      }
      if (holds(condition, holding)) {
        return true;
      }
    }
    return false;
  }

  // By identity, since a selection may hold thousands of values and is the same wherever it is
  // named.
  private static Set<Node.Selection> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static void gather(Node node, Set<Node.Selection> into) {
    switch (node) {
      case Node.AllOf all -> all.parts().forEach(part -> gather(part, into));
      case Node.AnyOf any -> any.parts().forEach(part -> gather(part, into));
      case Node.Not not -> gather(not.part(), into);
      case Node.Selection selection -> into.add(selection);
      case Node.Leaf _ -> {}
    }
  }

  private static boolean holds(Node node, Set<Node.Selection> holding) {
    return switch (node) {
      case Node.AllOf all -> all.parts().stream().allMatch(part -> holds(part, holding));
      case Node.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, holding));
      case Node.Not not -> !holds(not.part(), holding);
      case Node.Selection selection -> holding.contains(selection);
      case Node.Leaf _ -> true;
    };
  }

  /** A map that asks one field both for a value and for none. */
  private static boolean excludesItself(Node body) {
    if (!(body instanceof Node.AllOf all)) {
      return false;
    }
    Set<Field> without = new HashSet<>();
    Set<Field> with = new HashSet<>();
    for (Node part : all.parts()) {
      switch (part) {
        case NoValue none -> without.add(none.field());
        case Presence presence when !presence.expected() -> without.add(presence.field());
        case FieldTest test -> with.add(test.field());
        case FieldReference reference -> with.add(reference.field());
        default -> {}
      }
    }
    with.retainAll(without);
    return !with.isEmpty();
  }
}
