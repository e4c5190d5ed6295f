package dev.akashi.launcher.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an event as rules name them, gathered from nested JSON: dots between names, a list
 * for what occurs more than once. As packs flatten documents, an object in a list adds its members
 * to the lists under their dotted names. What documents of packs never hold stays visible, too: a
 * null or an empty list is a field without a value, a list in a list is part of it.
 */
final class FlatFields {
  // Both bounds together keep names from growing to many times the size of the event.
  static final int MAX_NAME_CHARS = 1024;
  static final int MAX_VALUES = 20_000;

  private static final int SHOWN_CHARS = 60;

  private final Map<String, List<@Nullable Object>> fields = new LinkedHashMap<>();
  private int values;

  /** Adds a value and all that is in it; a missing one is a field without a value. */
  void add(String name, JsonNode value) throws BrokenEvent {
    checkName(name);
    if (++values > MAX_VALUES) {
      throw new BrokenEvent("expected at most %,d values, found more".formatted(MAX_VALUES));
    }
    if (value.isObject()) {
      addMembers(name + ".", value);
    } else if (value.isArray()) {
      if (value.isEmpty()) {
        list(name);
      }
      for (JsonNode element : value) {
        add(name, element);
      }
    } else if (value.isNull() || value.isMissingNode()) {
      list(name);
    } else {
      list(name).add(plain(value));
    }
  }

  /** Adds the members of an object, with {@code prefix} before their names. */
  void addMembers(String prefix, JsonNode object) throws BrokenEvent {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      add(prefix + member.getKey(), member.getValue());
    }
  }

  /** All fields so far, by name. */
  Map<String, List<@Nullable Object>> byName() {
    return Collections.unmodifiableMap(fields);
  }

  /** Refuses a name that is too long, also where nothing is below it. */
  static void checkName(String name) throws BrokenEvent {
    if (name.length() > MAX_NAME_CHARS) {
      throw new BrokenEvent(
          "expected names of at most %,d characters, dots included, found one that begins with %s"
              .formatted(MAX_NAME_CHARS, name.substring(0, SHOWN_CHARS)));
    }
  }

  private List<@Nullable Object> list(String name) {
    return fields.computeIfAbsent(name, absent -> new ArrayList<>());
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : value.bigIntegerValue();
    }
    return value.isNumber() ? value.decimalValue() : value.stringValue();
  }
}
