package dev.akashi.catalog.pack;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes values as JSON: keys sorted, no nulls, nothing empty. */
final class JsonWriting {
  static final JsonFactory JSON = new JsonFactory();

  private JsonWriting() {}

  static String text(Object value) {
    var out = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      value(json, value);
    }
    return out.toString();
  }

  static void members(JsonGenerator json, Map<?, ?> map) {
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    sorted.forEach((name, value) -> member(json, name, value));
  }

  static void member(JsonGenerator json, String name, @Nullable Object value) {
    if (value != null && !isHollow(value)) {
      json.writeName(name);
      value(json, value);
    }
  }

  private static void value(JsonGenerator json, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        members(json, map);
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (var element : list) {
          if (element != null && !isHollow(element)) {
            value(json, element);
          }
        }
        json.writeEndArray();
      }
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Boolean bool -> json.writeBoolean(bool);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  /** Nothing but nulls and emptiness inside; an empty string is a value. */
  private static boolean isHollow(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.values().stream().allMatch(inner -> inner == null || isHollow(inner));
      case List<?> list -> list.stream().allMatch(inner -> inner == null || isHollow(inner));
      default -> false;
    };
  }
}
