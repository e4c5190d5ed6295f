package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where two JSON documents differ, field by field, for people. */
final class DocumentDiff {
  private static final int VALUE_CHARS_MAX = 300;

  private DocumentDiff() {}

  /**
   * One entry for each field that is not the same in both, in the order of their names: {@code
   * name: expected ..., found ...}. An element of a list has its number as its name.
   */
  static List<String> of(String expected, String found) {
    var wanted = leaves(expected);
    var had = leaves(found);
    var names = new TreeMap<String, @Nullable String>(wanted);
    names.putAll(had);
    var differences = new ArrayList<String>();
    for (var name : names.keySet()) {
      var left = wanted.get(name);
      var right = had.get(name);
      if (!Objects.equals(left, right)) {
        differences.add("%s: expected %s, found %s".formatted(name, shown(left), shown(right)));
      }
    }
    return differences;
  }

  private static TreeMap<String, @Nullable String> leaves(String json) {
    var leaves = new TreeMap<String, @Nullable String>();
    var value = StrictJson.read(json, Set.of(), Mask.NONE, new ArrayList<>()).value();
    if (value != null) {
      into(leaves, "", value);
    }
    return leaves;
  }

  private static void into(TreeMap<String, @Nullable String> leaves, String name, Object value) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach((key, inner) -> below(leaves, name, String.valueOf(key), inner));
      case List<?> list when !list.isEmpty() -> {
        for (int i = 0; i < list.size(); i++) {
          below(leaves, name, Integer.toString(i), list.get(i));
        }
      }
      default -> leaves.put(name, JsonWriting.text(value));
    }
  }

  private static void below(
      TreeMap<String, @Nullable String> leaves, String name, String key, @Nullable Object inner) {
    var path = name.isEmpty() ? key : name + "." + key;
    if (inner == null) {
      leaves.put(path, "null");
    } else {
      into(leaves, path, inner);
    }
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "nothing";
    }
    return value.length() <= VALUE_CHARS_MAX
        ? value
        : value.substring(0, VALUE_CHARS_MAX) + "... (" + value.length() + " characters)";
  }
}
