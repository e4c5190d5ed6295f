package dev.akashi.sigma;

import dev.akashi.sigma.Automaton.Use;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares a text with many others at once, so that two long lists of one event cost their sum and
 * not their product.
 */
final class ReferenceTexts {

  private ReferenceTexts() {}

  /** Whether a text has this relation to at least one of the references. */
  static Predicate<String> test(FieldReference.Shape shape, Set<String> references) {
    return switch (shape) {
      case EQUALS -> references::contains;
      case STARTS_WITH -> startsWith(references);
      case ENDS_WITH -> {
        TreeSet<String> reversed = new TreeSet<>();
        references.forEach(reference -> reversed.add(reversed(reference)));
        Predicate<String> startsWith = startsWith(reversed);
        yield text -> startsWith.test(reversed(text));
      }
      case CONTAINS -> references.contains("") ? _ -> true : contains(references);
    };
  }

  // Without references that start with another, only the one next to the text can be its start.
  private static Predicate<String> startsWith(Set<String> references) {
    TreeSet<String> shortest = new TreeSet<>();
    for (String reference : new TreeSet<>(references)) {
      if (shortest.isEmpty() || !reference.startsWith(shortest.last())) {
        shortest.add(reference);
      }
    }
    return text -> {
      String before = shortest.floor(text);
      return before != null && text.startsWith(before);
    };
  }

  // By char, as the platform compares: it would keep surrogates in their order.
  private static String reversed(String text) {
    char[] chars = new char[text.length()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = text.charAt(chars.length - 1 - i);
    }
    return new String(chars);
  }

  private static Predicate<String> contains(Set<String> references) {
    List<String> sorted = List.copyOf(new TreeSet<>(references));
    Use[] found = {new Use(Use.ANY_SLOT, new int[] {0})};
    Use[][] uses = Collections.nCopies(sorted.size(), found).toArray(Use[][]::new);
    Automaton automaton = new Automaton(Trie.of(sorted), uses, 1);
    Scratch scratch = new Scratch(new Slots(new Fields()), new long[1], sorted.size());
    Event none = Event.of(Map.of());
    return text -> {
      scratch.start(none);
      scratch.startField();
      automaton.scan(text, Use.ANY_SLOT, scratch);
      return scratch.next(0) >= 0;
    };
  }
}
