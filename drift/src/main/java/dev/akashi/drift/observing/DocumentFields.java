package dev.akashi.drift.observing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a document as rules name them: names joined by dots, a list where one occurs more
 * than once. Long texts that no expectation asks for are passed over.
 */
final class DocumentFields {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> PASSED_OVER =
      Set.of(
          "event.original",
          "akashi.controls",
          "akashi.origin",
          "akashi.custody",
          "akashi.notes",
          "akashi.tags.control",
          "akashi.tags.matched",
          "akashi.tags.pack",
          "akashi.tags.rationale",
          "akashi.tags.rationale_ja",
          "akashi.tags.rule_title",
          "akashi.tags.version");

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private DocumentFields() {}

  /**
   * Reads a document that a pack wrote.
   *
   * @throws tools.jackson.core.JacksonException when it is no JSON
   */
  static Map<String, Object> of(byte[] document) {
    var read = new DocumentFields();
    try (JsonParser parser = JSON.createParser(document)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        read.object(parser, "");
      }
    }
    return read.fields;
  }

  private void object(JsonParser parser, String prefix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = prefix.isEmpty() ? parser.currentName() : prefix + '.' + parser.currentName();
      JsonToken token = parser.nextToken();
      if (PASSED_OVER.contains(name)) {
        parser.skipChildren();
      } else {
        value(parser, token, name);
      }
    }
  }

  private void value(JsonParser parser, JsonToken token, String name) {
    switch (token) {
      case START_OBJECT -> object(parser, name);
      case START_ARRAY -> {
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          value(parser, next, name);
        }
      }
      case VALUE_STRING -> put(name, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(name, parser.getNumberValue());
      case VALUE_TRUE -> put(name, Boolean.TRUE);
      case VALUE_FALSE -> put(name, Boolean.FALSE);
      default -> {}
    }
  }

  // Most fields occur once, so a list is made for the second only.
  private void put(String name, Object value) {
    @Nullable Object before = fields.putIfAbsent(name, value);
    if (before instanceof List<?>) {
      @SuppressWarnings("unchecked")
      List<Object> list = (List<Object>) before;
      list.add(value);
    } else if (before != null) {
      List<Object> list = new ArrayList<>();
      list.add(before);
      list.add(value);
      fields.put(name, list);
    }
  }

  /** The values of a field as texts. */
  static List<String> texts(Map<String, Object> fields, String name) {
    return switch (fields.get(name)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object one -> List.of(String.valueOf(one));
    };
  }
}
