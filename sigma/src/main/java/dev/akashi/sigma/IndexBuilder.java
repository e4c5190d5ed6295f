package dev.akashi.sigma;

import dev.akashi.sigma.Automaton.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the witnesses of rules around: from what an event shows to the rules that need it. */
final class IndexBuilder {

  /** What the rules need of one field. */
  private static final class Needs {
    final Map<String, List<Integer>> exact = new HashMap<>();
    final TreeMap<Long, List<Integer>> numbers = new TreeMap<>();
    final TreeMap<Long, List<Integer>> networks = new TreeMap<>();
    final List<Integer> present = new ArrayList<>();
    boolean literals;
  }

  private final Fields fields;
  private final @Nullable Needs[] bySlot;
  private final TreeMap<String, Map<Integer, List<Integer>>> texts = new TreeMap<>();
  private boolean keywords;

  private IndexBuilder(Fields fields) {
    this.fields = fields;
    this.bySlot = new Needs[fields.count()];
  }

  static Index build(Fields fields, List<Rule> rules) {
    return new IndexBuilder(fields).build(rules);
  }

  private Index build(List<Rule> rules) {
    long[] always = new long[(rules.size() + 63) >>> 6];
    for (int i = 0; i < rules.size(); i++) {
      Set<Witness> witnesses = rules.get(i).witnesses();
      if (witnesses == null) {
        always[i >>> 6] |= 1L << i;
      } else {
        for (Witness witness : witnesses) {
          list(witness).add(i);
        }
      }
    }
    @Nullable FieldIndex[] indexes = new FieldIndex[bySlot.length];
    for (int slot = 0; slot < bySlot.length; slot++) {
      indexes[slot] = bySlot[slot] == null ? null : index(bySlot[slot]);
    }
    Rule[] inOrder = rules.toArray(Rule[]::new);
    return new Index(fields, inOrder, indexes, automaton(), keywords, always);
  }

  private List<Integer> list(Witness witness) {
    return switch (witness) {
      case Witness.Exact(Field field, String text) -> list(needs(field).exact, text);
      case Witness.Whole(Field field, long number) -> list(needs(field).numbers, number);
      case Witness.Network(Field field, long key) -> list(needs(field).networks, key);
      case Witness.Literal(Field field, String text) -> literal(field, text);
      case Witness.Present(Field field) -> needs(field).present;
    };
  }

  private List<Integer> literal(@Nullable Field field, String text) {
    keywords |= field == null;
    if (field != null) {
      needs(field).literals = true;
    }
    int slot = field == null ? Use.ANY_SLOT : field.slot();
    return list(texts.computeIfAbsent(text, _ -> new TreeMap<>()), slot);
  }

  private static <K> List<Integer> list(Map<K, List<Integer>> lists, K key) {
    return lists.computeIfAbsent(key, _ -> new ArrayList<>(1));
  }

  private Needs needs(Field field) {
    Needs known = bySlot[field.slot()];
    if (known == null) {
      known = new Needs();
      bySlot[field.slot()] = known;
    }
    return known;
  }

  private static FieldIndex index(Needs needs) {
    Map<String, int[]> exact = HashMap.newHashMap(needs.exact.size());
    needs.exact.forEach((text, rules) -> exact.put(text, array(rules)));
    return new FieldIndex(
        exact,
        needs.numbers.keySet().stream().mapToLong(Long::longValue).toArray(),
        arrays(needs.numbers.values()),
        needs.networks.isEmpty() ? null : new NetworkIndex(needs.networks),
        needs.literals,
        array(needs.present));
  }

  private @Nullable Automaton automaton() {
    if (texts.isEmpty()) {
      return null;
    }
    int minChars = texts.keySet().stream().mapToInt(String::length).min().orElseThrow();
    Use[][] uses = texts.values().stream().map(IndexBuilder::uses).toArray(Use[][]::new);
    List<String> sorted = List.copyOf(texts.keySet());
    return new Automaton(Trie.of(sorted), uses, minChars);
  }

  private static Use[] uses(Map<Integer, List<Integer>> bySlot) {
    return bySlot.entrySet().stream()
        .map(use -> new Use(use.getKey(), array(use.getValue())))
        .toArray(Use[]::new);
  }

  static int[][] arrays(Collection<List<Integer>> lists) {
    return lists.stream().map(IndexBuilder::array).toArray(int[][]::new);
  }

  private static int[] array(List<Integer> rules) {
    return rules.stream().mapToInt(Integer::intValue).toArray();
  }
}
