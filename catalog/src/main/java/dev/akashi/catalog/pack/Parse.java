package dev.akashi.catalog.pack;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a record becomes native fields. Where a pack reads both forms, a record that
 * starts with a brace is JSON.
 *
 * @param json null where the pack reads no JSON
 * @param auditd whether the record is one of auditd; it then has no stage for the whole record
 * @param stages applied in order; those without {@code from} look at the whole record and are left
 *     out for JSON
 */
record Parse(@Nullable JsonForm json, boolean auditd, List<Stage> stages) {

  /**
   * What to do with a JSON record.
   *
   * @param nested places whose strings hold JSON
   * @param unwrap objects whose members count as members of the record
   */
  record JsonForm(Set<List<String>> nested, List<FieldPath> unwrap) {}

  /** The name of the last pattern that fitted. */
  private static final String PATTERN_FIELD = "pattern";

  /**
   * Patterns of which the first that fits gives its groups as fields.
   *
   * @param from the field to look at; null for the whole record
   * @param required whether a record that fits none is unreadable
   * @param headers looked for in this order, before any pattern
   */
  record Stage(
      Reading.@Nullable Ref from,
      boolean required,
      List<Header> headers,
      List<TextPattern> patterns) {

    List<String> forms() {
      var names = new ArrayList<>(headers.stream().map(Header::id).toList());
      patterns.forEach(pattern -> names.add(pattern.name));
      return names;
    }
  }

  /**
   * One form of text.
   *
   * @param contains literal text without which the pattern cannot fit; spares most of the work
   * @param block what to map when it fits
   */
  record TextPattern(
      String name,
      Condition when,
      @Nullable String contains,
      Pattern pattern,
      List<String> groups,
      Block block) {}

  /** The masked text of the record, and the mapping of the patterns that fitted. */
  record Parsed(String original, List<Block> blocks) {}

  Parsed into(Reading reading, String text, Mask mask) {
    var blocks = new ArrayList<Block>();
    var readsText = stages.stream().anyMatch(stage -> stage.from == null);
    var form = !readsText || text.stripLeading().startsWith("{") ? json : null;
    var isJson = form != null;
    var original =
        auditd
            ? readAuditd(reading, text, mask)
            : form == null ? mask.apply(text) : readJson(form, reading, text, mask);
    for (var stage : stages) {
      if (stage.from != null || !isJson) {
        apply(stage, reading, original, blocks);
      }
    }
    return new Parsed(original, blocks);
  }

  private static String readAuditd(Reading reading, String text, Mask mask) {
    var read = AuditText.read(text, mask);
    reading.fields().putAll(read.fields());
    return read.maskedText();
  }

  private static String readJson(JsonForm form, Reading reading, String text, Mask mask) {
    var read = StrictJson.read(text, form.nested, mask, reading.notes());
    if (!(read.value() instanceof Map<?, ?> object)) {
      throw new Refusal(Reason.NOT_AN_OBJECT, "expected a JSON object, found another JSON value");
    }
    object.forEach((name, value) -> reading.fields().put((String) name, value));
    for (var wrapper : form.unwrap) {
      if (wrapper.in(object) instanceof Map<?, ?> inner) {
        inner.forEach((name, value) -> reading.fields().put((String) name, value));
      }
    }
    return read.maskedText();
  }

  private static void apply(Stage stage, Reading reading, String text, List<Block> blocks) {
    var subject = stage.from == null ? text : Scalars.text(reading.value(stage.from));
    if (subject != null) {
      if (hasHeader(stage, reading, subject)) {
        return;
      }
      for (var candidate : stage.patterns) {
        if (fits(candidate, reading, subject)) {
          reading.fields().put(PATTERN_FIELD, candidate.name);
          blocks.add(candidate.block);
          return;
        }
      }
    }
    if (stage.required) {
      throw new Refusal(
          Reason.NO_PATTERN,
          "expected %s in one of the forms %s, found another form"
              .formatted(
                  stage.from == null ? "the record" : stage.from.path().text(), stage.forms()));
    }
  }

  private static boolean hasHeader(Stage stage, Reading reading, String subject) {
    if (stage.headers.isEmpty()) {
      return false;
    }
    reading.fields().putAll(Header.priority(subject));
    for (var header : stage.headers) {
      var found = header.read(subject);
      if (found != null) {
        reading.fields().put(PATTERN_FIELD, header.id());
        reading.fields().putAll(found);
        return true;
      }
    }
    return false;
  }

  private static boolean fits(TextPattern candidate, Reading reading, String subject) {
    if (candidate.contains != null && !subject.contains(candidate.contains)) {
      return false;
    }
    if (!candidate.when.holds(reading)) {
      return false;
    }
    var matcher = candidate.pattern.matcher(subject);
    if (!matcher.find()) {
      return false;
    }
    for (var group : candidate.groups) {
      var value = matcher.group(group);
      if (value != null) {
        reading.fields().put(group, value);
      }
    }
    return true;
  }
}
