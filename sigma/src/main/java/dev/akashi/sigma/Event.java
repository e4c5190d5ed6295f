package dev.akashi.sigma;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event. Immutable and safe for use by many threads, also while the given lists
 * change. Texts are folded and numbers read once, when the event is made, so that asking thousands
 * of rules allocates nothing.
 *
 * <p>A field with a list matches when one of its elements does. A field with null, with an empty
 * list or with a list of nothing but nulls is there and has no value.
 */
public final class Event {

  static final Value[] NO_VALUES = {};

  private final String[] names;
  private final Value[][] values;

  Event(String[] names, Value[][] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * An event with these fields.
   *
   * @param fields flat names, dots included, to a String, Number, Boolean, null or a Collection of
   *     those
   * @throws IllegalArgumentException if a value is of another type, such as a map
   */
  public static Event of(Map<String, ? extends @Nullable Object> fields) {
    String[] names = new String[fields.size()];
    Value[][] values = new Value[names.length][];
    int at = 0;
    for (Map.Entry<String, ? extends @Nullable Object> field : fields.entrySet()) {
      names[at] = field.getKey();
      values[at++] = values(field.getKey(), field.getValue());
    }
    return new Event(names, values);
  }

  /**
   * The values of a field as texts, numbers in plain decimals; empty when it has none or is not
   * there.
   */
  public List<String> texts(String field) {
    return Arrays.stream(named(field)).map(Value::text).toList();
  }

  int count() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  /** The values of a field; empty when it has none. */
  Value[] values(int index) {
    return values[index];
  }

  /** The values of a field by its name; empty when it has none or is not there. */
  Value[] named(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return NO_VALUES;
  }

  private static Value[] values(String name, @Nullable Object value) {
    if (value == null) {
      return NO_VALUES;
    }
    if (!(value instanceof Collection<?> elements)) {
      return new Value[] {Value.of(name, value)};
    }
    Value[] values = new Value[elements.size()];
    int count = 0;
    for (Object element : elements) {
      if (element != null && count < values.length) {
        values[count++] = Value.of(name, element);
      }
    }
    return count == values.length ? values : Arrays.copyOf(values, count);
  }
}
