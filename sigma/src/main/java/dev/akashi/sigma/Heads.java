package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what documents say about themselves. */
final class Heads {

  private static final int MAX_TITLE_CHARS = 256;

  private static final Set<String> LEVELS =
      Set.of("informational", "low", "medium", "high", "critical");

  private static final Set<String> STATUSES =
      Set.of("stable", "test", "experimental", "deprecated", "unsupported");

  private static final Set<String> KNOWN_KEYS =
      Set.of(
          "title",
          "id",
          "name",
          "related",
          "taxonomy",
          "status",
          "description",
          "license",
          "author",
          "references",
          "date",
          "modified",
          "fields",
          "falsepositives",
          "level",
          "tags",
          "scope",
          "logsource",
          "detection",
          "correlation");

  // A correlation looks at what its rules look at.
  private static final LogSource EVERY = new LogSource(null, null, null);

  private Heads() {}

  /** The head of a rule; null when a part of it was refused. */
  static Rule.@Nullable Head rule(String path, String id, YamlMap document, Complaints complaints) {
    String title = complaints.attempt(() -> title(document));
    LogSource source = complaints.attempt(() -> logSource(document));
    return head(path, id, title, source, document, complaints);
  }

  /** The head of a correlation, without a log source; null when a part of it was refused. */
  static Rule.@Nullable Head correlation(
      String path, String id, YamlMap document, Complaints complaints) {
    String title = complaints.attempt(() -> title(document));
    return head(path, id, title, EVERY, document, complaints);
  }

  private static Rule.@Nullable Head head(
      String path,
      String id,
      @Nullable String title,
      @Nullable LogSource source,
      YamlMap document,
      Complaints complaints) {
    List<String> tags = complaints.attempt(() -> tags(document));
    String level = complaints.attempt(() -> oneOf(document, "level", LEVELS));
    complaints.attempt(() -> oneOf(document, "status", STATUSES));
    if (title == null || source == null || tags == null) {
      return null;
    }
    return new Rule.Head(id, title, path, level, source, tags, extra(document));
  }

  static String title(YamlMap document) {
    YamlNode node = Yaml.required(document, "title");
    String title = Yaml.scalar("title", node).text();
    if (title.isBlank() || title.length() > MAX_TITLE_CHARS) {
      String message = "'title': expected 1 to %d characters, found %d";
      throw new Refusal(
          ProblemCode.WRONG_VALUE, message.formatted(MAX_TITLE_CHARS, title.length()), node);
    }
    return title;
  }

  static LogSource logSource(YamlMap document) {
    YamlMap map = Yaml.map("logsource", Yaml.required(document, "logsource"));
    LogSource source =
        new LogSource(
            Yaml.text(map, "category"), Yaml.text(map, "product"), Yaml.text(map, "service"));
    if (source.category() == null && source.product() == null && source.service() == null) {
      String message = "'logsource': expected a category, a product or a service";
      throw new Refusal(ProblemCode.MISSING, message, map);
    }
    return source;
  }

  private static List<String> tags(YamlMap document) {
    YamlNode tags = document.get("tags");
    return tags == null
        ? List.of()
        : Yaml.scalars("tags", tags).stream().map(YamlScalar::text).toList();
  }

  private static @Nullable String oneOf(YamlMap document, String key, Set<String> allowed) {
    YamlNode node = document.get(key);
    return node == null ? null : Yaml.oneOf(key, node, allowed);
  }

  private static Map<String, @Nullable Object> extra(YamlMap document) {
    Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    for (YamlMap.Entry entry : document.entries()) {
      if (!KNOWN_KEYS.contains(entry.key())) {
        extra.put(entry.key(), entry.value().plain());
      }
    }
    return Collections.unmodifiableMap(extra);
  }
}
