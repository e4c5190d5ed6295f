package dev.akashi.sigma;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of plain data, read with words for what is wrong.
 *
 * @param where what it is called in messages
 */
record Data(String where, Map<String, ?> map) {

  String text(String key) {
    return value(key, String.class, "a text");
  }

  long number(String key) {
    // JSON libraries read small numbers as Integer.
    return value(key, Number.class, "a whole number").longValue();
  }

  boolean flag(String key) {
    return value(key, Boolean.class, "true or false");
  }

  Instant time(String key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s.%s: expected a time, found '%s'".formatted(where, key, text(key)), e);
    }
  }

  @Nullable Instant timeOrNull(String key) {
    return map.get(key) == null ? null : time(key);
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : value(key, List.class, "a list")) {
      if (!(item instanceof String text)) {
        throw expected(key, "a list of texts", item);
      }
      texts.add(text);
    }
    return texts;
  }

  Data map(String key) {
    return data(key, map.get(key));
  }

  List<Data> maps(String key) {
    List<Data> maps = new ArrayList<>();
    for (Object item : value(key, List.class, "a list")) {
      maps.add(data(key, item));
    }
    return maps;
  }

  private Data data(String key, @Nullable Object item) {
    if (!(item instanceof Map<?, ?> found)) {
      throw expected(key, "a map", item);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    found.forEach((name, value) -> map.put(String.valueOf(name), value));
    return new Data(where + "." + key, map);
  }

  private <T> T value(String key, Class<T> type, String expected) {
    Object found = map.get(key);
    if (!type.isInstance(found)) {
      throw expected(key, expected, found);
    }
    return type.cast(found);
  }

  IllegalArgumentException expected(String key, String expected, @Nullable Object found) {
    String kind = found == null ? "nothing" : found.getClass().getSimpleName();
    return new IllegalArgumentException(
        "%s.%s: expected %s, found %s".formatted(where, key, expected, kind));
  }
}
