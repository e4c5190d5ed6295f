package dev.akashi.sigma;

import dev.akashi.sigma.CorrelationTally.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a correlation takes out of an event or a match: its groups and its values. */
final class Intake {

  /** Groups that one event may be in; a field with a list puts it into one for each element. */
  static final int MAX_GROUPS_PER_EVENT = 64;

  /** Values of the measured field that are read of one event. */
  static final int MAX_VALUES_PER_EVENT = 1_000;

  private final int place;
  private final CorrelationBody body;
  private final List<Correlation.Source> sources;
  private final Set<String> carried;
  private final CorrelationTally tally;

  /**
   * @param carried fields that outer correlations ask for
   */
  Intake(int place, Correlation correlation, Set<String> carried, CorrelationTally tally) {
    this.place = place;
    this.body = correlation.body();
    this.sources = correlation.sources();
    this.carried = carried;
    this.tally = tally;
  }

  /** An entry as it comes in, before anything is read of it. */
  record Arrival(Facts facts, List<String> refs, long events, Instant time) {}

  /** One contribution for each group; none when a field is missing, which is counted. */
  List<Contribution> of(Arrival arrival, int source) {
    Map<String, String> aliased = sources.get(source).aliased();
    Facts facts = arrival.facts();
    List<List<String>> groups = combinations(facts, body.groupBy(), aliased, MAX_GROUPS_PER_EVENT);
    if (groups.isEmpty()) {
      tally.add(Count.UNGROUPED);
      return List.of();
    }
    List<String> values = values(facts, aliased);
    if (values == null) {
      tally.add(Count.VALUELESS);
      return List.of();
    }
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (String field : carried) {
      List<String> texts = bounded(facts.texts(field), MAX_GROUPS_PER_EVENT);
      if (!texts.isEmpty()) {
        kept.put(field, texts);
      }
    }
    CorrelationEntry entry =
        new CorrelationEntry(
            arrival.time(), source, arrival.refs(), arrival.events(), values, Map.copyOf(kept));
    return groups.stream().map(group -> new Contribution(place, group, entry)).toList();
  }

  /** The values that are measured; null when there are none although there have to be. */
  private @Nullable List<String> values(Facts facts, Map<String, String> aliased) {
    if (!body.type().readsField()) {
      return List.of();
    }
    if (body.type().readsNumbers()) {
      List<String> texts = facts.texts(body.field(body.fields().getFirst(), aliased));
      List<String> numbers =
          bounded(texts, MAX_VALUES_PER_EVENT).stream()
              .filter(text -> Numbers.parse(text) != null)
              .toList();
      return numbers.isEmpty() ? null : numbers;
    }
    List<String> values =
        combinations(facts, body.fields(), aliased, MAX_VALUES_PER_EVENT).stream()
            .map(Intake::joined)
            .toList();
    return values.isEmpty() ? null : values;
  }

  // Lengths keep ("a", "bc") and ("ab", "c") apart.
  private static String joined(List<String> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part.length()).append(':').append(part));
    return joined.toString();
  }

  /** Every way to take one value of each field; none when a field has no value. */
  private List<List<String>> combinations(
      Facts facts, List<String> names, Map<String, String> aliased, int max) {
    List<List<String>> combinations = List.of(List.of());
    boolean tooMany = false;
    for (String name : names) {
      List<String> texts = facts.texts(body.field(name, aliased));
      List<List<String>> longer = new ArrayList<>();
      for (List<String> combination : combinations) {
        for (String text : texts) {
          if (longer.size() == max) {
            tooMany = true;
            break;
          }
          List<String> next = new ArrayList<>(combination);
          next.add(text);
          longer.add(List.copyOf(next));
        }
      }
      combinations = longer;
    }
    if (tooMany) {
      tally.add(Count.TOO_MANY_VALUES);
    }
    return combinations;
  }

  private List<String> bounded(List<String> texts, int max) {
    if (texts.size() <= max) {
      return texts;
    }
    tally.add(Count.TOO_MANY_VALUES);
    return List.copyOf(texts.subList(0, max));
  }
}
