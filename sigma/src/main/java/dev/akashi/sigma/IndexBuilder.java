package dev.akashi.sigma;

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
    final TreeMap<String, List<Integer>> literals = new TreeMap<>();
    final List<Integer> present = new ArrayList<>();
  }

  // Up to so many keywords are looked for together with the texts of each field, which saves a pass
  // over its value; more would be too much to repeat for every field.
  private static final int MAX_SHARED_KEYWORDS = 1000;

  private final Fields fields;
  private final @Nullable Needs[] bySlot;
  private final TreeMap<String, List<Integer>> keywords = new TreeMap<>();
  private int seenCount;

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
    return new Index(fields, inOrder, indexes, automaton(keywords), always, seenCount);
  }

  private List<Integer> list(Witness witness) {
    return switch (witness) {
      case Witness.Exact(Field field, String text) -> list(needs(field).exact, text);
      case Witness.Whole(Field field, long number) -> list(needs(field).numbers, number);
      case Witness.Network(Field field, long key) -> list(needs(field).networks, key);
      case Witness.Literal(Field field, String text) ->
          list(field == null ? keywords : needs(field).literals, text);
      case Witness.Present(Field field) -> needs(field).present;
    };
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

  private FieldIndex index(Needs needs) {
    boolean withKeywords = !needs.literals.isEmpty() && keywords.size() <= MAX_SHARED_KEYWORDS;
    if (withKeywords) {
      keywords.forEach((text, rules) -> list(needs.literals, text).addAll(rules));
    }
    Map<String, int[]> exact = HashMap.newHashMap(needs.exact.size());
    needs.exact.forEach((text, rules) -> exact.put(text, array(rules)));
    long[] numbers = needs.numbers.keySet().stream().mapToLong(Long::longValue).toArray();
    return new FieldIndex(
        exact,
        numbers,
        arrays(needs.numbers.values()),
        needs.networks.isEmpty() ? null : new NetworkIndex(needs.networks),
        automaton(needs.literals),
        withKeywords,
        array(needs.present));
  }

  private @Nullable Automaton automaton(TreeMap<String, List<Integer>> texts) {
    if (texts.isEmpty()) {
      return null;
    }
    int minChars = texts.keySet().stream().mapToInt(String::length).min().orElseThrow();
    int firstSeen = seenCount;
    seenCount += texts.size();
    return new Automaton(
        Trie.of(List.copyOf(texts.keySet())), arrays(texts.values()), minChars, firstSeen);
  }

  static int[][] arrays(Collection<List<Integer>> lists) {
    return lists.stream().map(IndexBuilder::array).toArray(int[][]::new);
  }

  private static int[] array(List<Integer> rules) {
    return rules.stream().mapToInt(Integer::intValue).toArray();
  }
}
