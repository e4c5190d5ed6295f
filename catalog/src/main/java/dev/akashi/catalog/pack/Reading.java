package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.TimeReader.Time;
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
 * @param whole the native fields of the record, where {@code fields} are those of an object in it
 * @param absent texts that stand for "no value" in this source, such as {@code -}
 */
record Reading(
    Map<String, @Nullable Object> fields,
    Map<String, @Nullable Object> whole,
    Draft draft,
    List<String> notes,
    List<String> absent,
    TimeReader times,
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

  /** Says once what a reader of the document has to know. */
  void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  /** Says that a time of day was read in the zone of the source, since it names none. */
  void noteZone(Object value, Time time) {
    if (!time.zoned() && time.date() == null) {
      note("%s names no offset and was read in %s".formatted(Scalars.shown(value), zone));
    }
  }

  /** The same reading with the members of an object in the record as fields. */
  @SuppressWarnings("unchecked") // the JSON reader makes maps of this type only
  Reading inside(Map<?, ?> object) {
    var members = (Map<String, @Nullable Object>) object;
    return new Reading(members, whole, draft, notes, absent, times, zone, collectedAt);
  }

  /** The reading from the record's own fields. */
  Reading outside() {
    return new Reading(whole, whole, draft, notes, absent, times, zone, collectedAt);
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
