package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document while it is built. Whatever a record brings, a field only ever takes what the schema
 * holds there, so that one odd record cannot spoil the index for its neighbours.
 */
final class Draft {
  private static final int FREE_VALUES_MAX = 1_000;

  /** The store refuses a document that goes deeper in such a place. */
  private static final int FREE_LEVELS_MAX = 12;

  private final TreeMap<String, Object> root = new TreeMap<>();
  private final List<String> notes;

  Draft(List<String> notes) {
    this.notes = notes;
  }

  /** Sets a field, in place of what was there. Values that do not fit are noted and left out. */
  void put(String field, Object value) {
    var type = Ecs.typeOf(field);
    switch (type) {
      case KEYWORD, LONG, DOUBLE, BOOLEAN, DATE -> store(field, each(field, value, type));
      case IP -> putAddress(field, value);
      case FREE -> putFree(field, value);
    }
  }

  /** Adds to a field that holds a list; equal values are kept once, in the order of arrival. */
  void append(String field, Object value) {
    var values = new LinkedHashSet<Object>();
    if (get(field) instanceof Object present) {
      values.addAll(present instanceof List<?> list ? list : List.of(present));
    }
    var type = Ecs.typeOf(field);
    values.addAll(each(field, value, type == Ecs.Type.FREE ? Ecs.Type.KEYWORD : type));
    store(field, List.copyOf(values), true);
  }

  @Nullable Object get(String field) {
    Object at = root;
    for (var name : field.split("\\.")) {
      if (!(at instanceof Map<?, ?> map)) {
        return null;
      }
      at = map.get(name);
    }
    return at;
  }

  Map<String, Object> root() {
    return root;
  }

  /** The fields with dotted names, as rules ask for them. */
  Map<String, Object> flat() {
    var flat = new LinkedHashMap<String, Object>();
    flatten("", root, flat);
    return flat;
  }

  private static void flatten(String prefix, Map<?, ?> map, Map<String, Object> flat) {
    map.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(prefix + name + '.', inner, flat);
          } else if (value instanceof List<?> list) {
            flattenList(prefix + name, list, flat);
          } else if (value != null) {
            flat.put(prefix + name, value);
          }
        });
  }

  /** A list of objects becomes, per name inside, the list of its values. */
  private static void flattenList(String name, List<?> list, Map<String, Object> flat) {
    var scalars = new ArrayList<Object>();
    for (var element : list) {
      if (element instanceof Map<?, ?> map) {
        var inner = new LinkedHashMap<String, Object>();
        flatten(name + '.', map, inner);
        inner.forEach((key, value) -> flat.merge(key, value, Draft::joined));
      } else if (element instanceof List<?> || element == null) {
        continue;
      } else {
        scalars.add(element);
      }
    }
    if (!scalars.isEmpty()) {
      flat.put(name, scalars);
    }
  }

  private static Object joined(Object left, Object right) {
    var all = new ArrayList<Object>(left instanceof Collection<?> many ? many : List.of(left));
    all.addAll(right instanceof Collection<?> many ? many : List.of(right));
    return all;
  }

  private void putAddress(String field, Object value) {
    var parent = field.substring(0, field.length() - ".ip".length());
    var list = value instanceof List<?> many ? many : List.of(value);
    var ips = new ArrayList<Object>();
    for (var element : list) {
      var text = Scalars.text(element);
      var ip = text == null ? null : IpText.ip(text.strip());
      if (ip != null) {
        ips.add(ip);
      } else if (text != null && hasName(parent) && IpText.isName(text)) {
        store(parent + ".domain", List.of(text));
      } else if (!hasName(parent)) {
        unfit(field, element);
      }
      if (text != null && hasName(parent)) {
        store(parent + ".address", List.of(text));
      }
    }
    store(field, ips);
  }

  private static boolean hasName(String parent) {
    return switch (parent) {
      case "source", "destination", "client", "server" -> true;
      default -> false;
    };
  }

  private void putFree(String field, Object value) {
    if (!isStorable(value, 1)) {
      notes.add(
          "%s left out: it is deeper than %d levels or has a NUL in a name"
              .formatted(field, FREE_LEVELS_MAX));
      return;
    }
    if (countValues(value) > FREE_VALUES_MAX) {
      notes.add("%s left out: it has more than %d values".formatted(field, FREE_VALUES_MAX));
      return;
    }
    set(field, value);
  }

  private static boolean isStorable(@Nullable Object value, int level) {
    return switch (value) {
      case Map<?, ?> map ->
          level <= FREE_LEVELS_MAX
              && map.entrySet().stream()
                  .allMatch(
                      entry ->
                          String.valueOf(entry.getKey()).indexOf('\0') < 0
                              && isStorable(entry.getValue(), level + 1));
      case List<?> list -> list.stream().allMatch(inner -> isStorable(inner, level));
      case null, default -> true;
    };
  }

  private static int countValues(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.values().stream().mapToInt(Draft::countValues).sum();
      case List<?> list -> list.stream().mapToInt(Draft::countValues).sum();
      case null, default -> 1;
    };
  }

  private List<Object> each(String field, Object value, Ecs.Type type) {
    var fitting = new ArrayList<Object>();
    for (var element : value instanceof List<?> many ? many : List.of(value)) {
      var converted = element == null ? null : type.of(element);
      if (converted != null) {
        fitting.add(converted);
      } else if (element != null) {
        unfit(field, element);
      }
    }
    return fitting;
  }

  private void unfit(String field, @Nullable Object value) {
    notes.add("%s left out: %s does not fit there".formatted(field, Scalars.shown(value)));
  }

  private void store(String field, List<?> values) {
    store(field, values, Ecs.isList(field));
  }

  private void store(String field, List<?> values, boolean asList) {
    if (!values.isEmpty()) {
      set(field, asList || values.size() > 1 ? values : values.getFirst());
    }
  }

  private void set(String field, Object value) {
    var names = field.split("\\.");
    Map<String, Object> at = root;
    for (int i = 0; i < names.length - 1; i++) {
      at = inner(at, names[i], field);
    }
    var name = names[names.length - 1];
    if (at.get(name) instanceof Map<?, ?> && !(value instanceof Map<?, ?>)) {
      throw clash(field);
    }
    at.put(name, value);
  }

  @SuppressWarnings("unchecked") // only this class puts maps into the tree, all of this type
  private Map<String, Object> inner(Map<String, Object> at, String name, String field) {
    var inside = at.computeIfAbsent(name, n -> new TreeMap<String, Object>());
    if (!(inside instanceof TreeMap<?, ?>)) {
      throw clash(field);
    }
    return (Map<String, Object>) inside;
  }

  private static Refusal clash(String field) {
    return new Refusal(
        Reason.INVALID_VALUE, "the pack sets %s and something above or below it".formatted(field));
  }
}
