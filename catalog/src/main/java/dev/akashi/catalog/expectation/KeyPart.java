package dev.akashi.catalog.expectation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One part of the key by which events are put together: the first of some fields that has a value,
 * without case and outer blanks.
 *
 * @param fields dotted names, in the order in which they are asked
 * @param local whether only what stands before an at sign counts, so that {@code
 *     m.sato@example.com} and {@code m.sato} are the same person
 */
public record KeyPart(List<String> fields, boolean local) {

  public KeyPart {
    fields = List.copyOf(fields);
  }

  /** Reads {@code user.name}, {@code user.name / user.id} and {@code user.email | local}. */
  static KeyPart parse(String text) {
    int filter = text.indexOf('|');
    String names = filter < 0 ? text : text.substring(0, filter);
    if (filter >= 0 && !text.substring(filter + 1).strip().equals("local")) {
      throw new IllegalArgumentException(
          "expected the filter local, found \"" + text.substring(filter + 1).strip() + "\"");
    }
    var fields = List.of(names.split("/", -1)).stream().map(String::strip).toList();
    if (fields.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("expected names of fields, found \"" + text + "\"");
    }
    return new KeyPart(fields, filter >= 0);
  }

  /**
   * The values of this part: all of the first field that has any; empty where none has.
   *
   * @param texts the values of a field as texts
   */
  public List<String> of(Function<String, List<String>> texts) {
    for (String field : fields) {
      List<String> values =
          texts.apply(field).stream()
              .map(text -> text.strip().toLowerCase(Locale.ROOT))
              .map(this::shortened)
              .filter(value -> !value.isEmpty())
              .distinct()
              .toList();
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  private String shortened(String value) {
    int at = value.indexOf('@');
    return local && at > 0 ? value.substring(0, at) : value;
  }
}
