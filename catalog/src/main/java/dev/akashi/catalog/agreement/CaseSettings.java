package dev.akashi.catalog.agreement;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a case are to be read.
 *
 * @param zone of times without an offset; UTC where the case says nothing, as in its pipelines
 * @param collectedAt when the records arrived; now where the case says nothing
 * @param firstLine what the first line of a record looks like; null where a line is a record
 * @param loose fields whose expected value is only one of many right ones
 */
record CaseSettings(
    ZoneId zone, Instant collectedAt, @Nullable Pattern firstLine, Set<String> loose) {

  static CaseSettings read(Path folder) throws IOException {
    var file = folder.resolve("config.yml");
    if (!Files.isRegularFile(file)) {
      return new CaseSettings(ZoneOffset.UTC, Instant.now(), null, Set.of());
    }
    try {
      var documents = YamlDocuments.read(file.toString(), Files.readString(file));
      var plain = documents.isEmpty() ? Map.of() : documents.getFirst().plain();
      var loose = new TreeSet<String>();
      if (at(plain, "dynamic_fields") instanceof Map<?, ?> fields) {
        fields.keySet().forEach(field -> loose.add(String.valueOf(field)));
      }
      return new CaseSettings(
          zone(at(plain, "fields", "event", "timezone")),
          instant(at(plain, "fields", "@timestamp")),
          pattern(at(plain, "multiline", "first_line_pattern")),
          loose);
    } catch (YamlProblem | DateTimeException | PatternSyntaxException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Object at(@Nullable Object value, String... keys) {
    var found = value;
    for (var key : keys) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  private static ZoneId zone(@Nullable Object text) {
    return text == null ? ZoneOffset.UTC : ZoneId.of(text.toString().replaceFirst("^GMT", ""));
  }

  private static Instant instant(@Nullable Object text) {
    return text == null ? Instant.now() : OffsetDateTime.parse(text.toString()).toInstant();
  }

  private static @Nullable Pattern pattern(@Nullable Object text) {
    return text == null ? null : Pattern.compile(text.toString());
  }
}
