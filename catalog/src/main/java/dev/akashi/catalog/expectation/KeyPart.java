package dev.akashi.catalog.expectation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One part of the key by which events are put together: the first of some fields that has a value,
 * without case and outer blanks.
 *
 * @param fields dotted names, in the order in which they are asked
 * @param local whether only what stands before an at sign counts, so that {@code m.sato@example.com}
 *     and {@code m.sato} are the same person
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
    var fields = List.of(names.split("/")).stream().map(String::strip).toList();
    if (fields.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("expected names of fields, found \"" + text + "\"");
    }
    return new KeyPart(fields, filter >= 0);
  }

  /**
   * The value of this part; empty where no field has one.
   *
   * @param texts the values of a field as texts
   */
  public String of(Function<String, List<String>> texts) {
    for (String field : fields) {
      for (String text : texts.apply(field)) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (!value.isEmpty()) {
          int at = value.indexOf('@');
          return local && at > 0 ? value.substring(0, at) : value;
        }
      }
    }
    return "";
  }
}
