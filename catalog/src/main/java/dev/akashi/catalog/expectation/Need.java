package dev.akashi.catalog.expectation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has to stand beside an event: another one with the same key.
 *
 * @param events names of events, of which one is enough
 * @param order where it has to stand
 * @param within how far away at most; {@link Span#ZERO} for any distance
 * @param ahead how far away at least; {@link Span#ZERO} for any distance
 * @param by field of this event with a time that is the latest for the other one, where it has one
 * @param same fields of the other event, with the field of this one that has to be equal
 * @param differ the same for fields that must not be equal; one that is missing differs from
 *     nothing
 */
public record Need(
    List<String> events,
    Order order,
    Span within,
    Span ahead,
    @Nullable String by,
    Map<String, String> same,
    Map<String, String> differ) {

  /** Where the other event stands in time. */
  public enum Order {
    BEFORE,
    AFTER,
    ANY
  }

  public Need {
    events = List.copyOf(events);
    same = Map.copyOf(same);
    differ = Map.copyOf(differ);
  }

  /** The fields of the other event that are compared. */
  Set<String> comparedThere() {
    return union(same.keySet(), differ.keySet());
  }

  /** The fields of this event that are compared. */
  Set<String> comparedHere() {
    Set<String> here = union(Set.copyOf(same.values()), Set.copyOf(differ.values()));
    return by == null ? here : union(here, Set.of(by));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
