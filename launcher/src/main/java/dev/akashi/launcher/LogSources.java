package dev.akashi.launcher;

import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Log sources as people write them on the command line. */
final class LogSources {
  private static final Set<String> KEYS = Set.of("category", "product", "service");
  private static final int MAX_SUGGESTED_SOURCES = 10;

  private LogSources() {}

  /** Reads {@code product=windows}, {@code category=process_creation}. */
  static LogSource parse(List<String> pairs) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? "" : pair.substring(0, equals).strip();
      String value = pair.substring(equals + 1).strip();
      if (!KEYS.contains(key) || value.isEmpty() || found.put(key, value) != null) {
        throw Failure.use(
            "--logsource: expected category=..., product=..., service=..., each at most once and"
                + " with commas between them, found "
                + String.join(",", pairs));
      }
    }
    return new LogSource(found.get("category"), found.get("product"), found.get("service"));
  }

  /** The rules that cover the source; where that are none, the source is a mistake. */
  static List<Rule> covering(@Nullable LogSource source, List<Rule> rules) {
    if (source == null) {
      return rules;
    }
    List<Rule> covering = rules.stream().filter(rule -> rule.logSource().covers(source)).toList();
    if (covering.isEmpty() && !rules.isEmpty()) {
      throw Failure.use(
          "--logsource: expected a source that some rule covers, found "
              + written(source)
              + ". Rules are for "
              + suggested(rules));
    }
    return covering;
  }

  private static String suggested(List<Rule> rules) {
    List<String> known =
        rules.stream().map(rule -> written(rule.logSource())).distinct().sorted().toList();
    String first = known.stream().limit(MAX_SUGGESTED_SOURCES).collect(Collectors.joining("; "));
    int others = known.size() - MAX_SUGGESTED_SOURCES;
    return others > 0 ? first + "; and %d more".formatted(others) : first;
  }

  private static String written(LogSource source) {
    return Stream.of(
            pair("category", source.category()),
            pair("product", source.product()),
            pair("service", source.service()))
        .filter(pair -> !pair.isEmpty())
        .collect(Collectors.joining(","));
  }

  private static String pair(String key, @Nullable String value) {
    return value == null ? "" : key + "=" + value;
  }
}
