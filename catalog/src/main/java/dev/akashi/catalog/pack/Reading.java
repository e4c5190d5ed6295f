package dev.akashi.catalog.pack;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record between its text and its document: what was parsed, what is mapped so far, and what
 * was odd on the way.
 *
 * @param fields the native fields by name
 * @param absent texts that stand for "no value" in this source, such as {@code -}
 */
record Reading(
    Map<String, @Nullable Object> fields,
    Draft draft,
    List<String> notes,
    List<String> absent,
    ZoneId zone,
    Instant collectedAt) {

  /** A native field, or with a leading {@code @} a field of the document; null where empty. */
  @Nullable Object value(Ref ref) {
    var value = ref.mapped() ? draft.get(ref.path().text()) : ref.path().in(fields);
    if (value instanceof List<?> list) {
      value = list.stream().filter(element -> !isAbsent(element)).toList();
    }
    return isAbsent(value) ? null : value;
  }

  private boolean isAbsent(@Nullable Object value) {
    return Scalars.isEmpty(value) || (value instanceof String text && absent.contains(text));
  }

  /** Where to look: in the record, or in the document built so far. */
  record Ref(FieldPath path, boolean mapped) {
    static Ref of(String text) {
      return text.startsWith("@") && !text.equals("@timestamp")
          ? new Ref(FieldPath.of(text.substring(1)), true)
          : new Ref(FieldPath.of(text), false);
    }
  }
}
