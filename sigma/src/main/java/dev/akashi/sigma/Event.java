package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event. Immutable and safe for use by many threads, also while the given lists
 * change.
 *
 * <p>A field with a list matches when one of its elements does. A field with null, with an empty
 * list or with a list of nothing but nulls is there and has no value.
 */
public final class Event {

  private final Map<String, List<Value>> fields;

  private Event(Map<String, List<Value>> fields) {
    this.fields = fields;
  }

  /**
   * An event with these fields.
   *
   * @param fields flat names, dots included, to a String, Number, Boolean, null or a Collection of
   *     those
   * @throws IllegalArgumentException if a value is of another type, such as a map
   */
  public static Event of(Map<String, ? extends @Nullable Object> fields) {
    Map<String, List<Value>> values = LinkedHashMap.newLinkedHashMap(fields.size());
    fields.forEach((name, value) -> values.put(name, values(name, value)));
    return new Event(values);
  }

  /** The values of a field; empty when it has none, null when the field is not there. */
  @Nullable List<Value> values(String field) {
    return fields.get(field);
  }

  /** The values of every field, in the order they were given. */
  Collection<List<Value>> values() {
    return fields.values();
  }

  private static List<Value> values(String name, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Collection<?> elements)) {
      return List.of(Value.of(name, value));
    }
    List<Value> values = new ArrayList<>(elements.size());
    for (Object element : elements) {
      if (element != null) {
        values.add(Value.of(name, element));
      }
    }
    return List.copyOf(values);
  }
}
