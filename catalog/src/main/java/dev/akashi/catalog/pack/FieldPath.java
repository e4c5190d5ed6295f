package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a record: names joined by dots, {@code \.} for a dot inside a name. A name below an
 * array means that name in every element; a number means one element.
 */
record FieldPath(String text, List<String> names) {

  static FieldPath of(String text) {
    var names = new ArrayList<String>();
    var name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        name.append(text.charAt(++i));
      } else if (c == '.') {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    return new FieldPath(text, List.copyOf(names));
  }

  /** The value there; a list where the path leads through an array; null where there is none. */
  @Nullable Object in(Object root) {
    return in(root, 0);
  }

  private @Nullable Object in(@Nullable Object value, int depth) {
    if (depth == names.size() || value == null) {
      return value;
    }
    var name = names.get(depth);
    if (value instanceof Map<?, ?> map) {
      return in(map.get(name), depth + 1);
    }
    if (!(value instanceof List<?> list)) {
      return null;
    }
    if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return name.length() > 6 || Integer.parseInt(name) >= list.size()
          ? null
          : in(list.get(Integer.parseInt(name)), depth + 1);
    }
    var found = new ArrayList<Object>();
    for (var element : list) {
      var inside = in(element, depth);
      if (inside instanceof List<?> many) {
        found.addAll(many);
      } else if (inside != null) {
        found.add(inside);
      }
    }
    return found.isEmpty() ? null : found;
  }
}
