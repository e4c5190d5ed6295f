package dev.akashi.catalog.pack;

import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Expression.Template.Part;
import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands right of a field: constants and templates, or {@code field | filter | filter}.
 */
final class ExpressionReader {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]+)}");

  private final Map<String, Filter> named = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> lookups;

  ExpressionReader(TimeReader times, Map<String, Map<String, Object>> lookups) {
    this.lookups = lookups;
    Filter.Text.ALL.forEach(filter -> named.put(filter.name(), filter));
    Filter.Convert.ALL.forEach(filter -> named.put(filter.name(), filter));
    named.put("json", new Filter.Json());
    named.put("count", new Filter.Count());
    named.put("time", new Filter.Time(times));
    named.put("first", new Filter.Pick(0));
    named.put("last", new Filter.Pick(-1));
  }

  @Nullable Expression constant(Section owner, String path, YamlNode node) {
    if (node instanceof YamlList list) {
      return new Expression.Constant(
          list.items().stream().map(item -> String.valueOf(item.plain())).toList());
    }
    if (!(node instanceof YamlScalar scalar) || scalar.value() == null) {
      owner.complain(
          node, "%s: expected a value or a list, found %s".formatted(path, node.described()));
      return null;
    }
    if (scalar.value() instanceof String text && text.contains("${")) {
      return template(text);
    }
    return new Expression.Constant(scalar.value());
  }

  private static Expression template(String text) {
    var parts = new ArrayList<Part>();
    var matcher = HOLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      parts.add(new Part(text.substring(from, matcher.start()), Ref.of(matcher.group(1))));
      from = matcher.end();
    }
    parts.add(new Part(text.substring(from), null));
    return new Expression.Template(List.copyOf(parts));
  }

  /** {@code a | lower}, or a list of such of which the first with a value counts. */
  @Nullable Expression copy(Section owner, String path, YamlNode node) {
    var fields = new ArrayList<Ref>();
    var filters = new ArrayList<Filter>();
    var items = node instanceof YamlList list ? list.items() : List.of(node);
    for (var item : items) {
      if (!(item instanceof YamlScalar scalar) || !(scalar.value() instanceof String text)) {
        owner.complain(
            item, "%s: expected the name of a field, found %s".formatted(path, item.described()));
        return null;
      }
      var words = text.split("\\s+\\|\\s+");
      fields.add(Ref.of(words[0].strip()));
      var own = filters(owner, path, item, words);
      if (item == items.getLast()) {
        filters.addAll(own);
      } else if (!own.isEmpty()) {
        owner.complain(
            item, "%s: filters go behind the last field; they apply to all".formatted(path));
      }
    }
    return fields.isEmpty() ? null : new Expression.Copy(List.copyOf(fields), filters);
  }

  private List<Filter> filters(Section owner, String path, YamlNode place, String[] words) {
    var filters = new ArrayList<Filter>();
    Stream.of(words)
        .skip(1)
        .map(word -> filter(owner, path, place, word.strip()))
        .forEach(
            filter -> {
              if (filter != null) {
                filters.add(filter);
              }
            });
    return filters;
  }

  private @Nullable Filter filter(Section owner, String path, YamlNode place, String word) {
    if (word.startsWith("lookup ")) {
      return lookup(owner, path, place, word.substring("lookup ".length()).strip());
    }
    if (word.startsWith("split ")) {
      return new Filter.Split(word.substring("split ".length()).strip());
    }
    if (word.startsWith("where ")) {
      return where(owner, path, place, word.substring("where ".length()));
    }
    if (word.startsWith("each ")) {
      return new Filter.Each(FieldPath.of(word.substring("each ".length()).strip()));
    }
    var filter = named.get(word);
    if (filter == null) {
      owner.complain(
          place,
          "%s: unknown filter \"%s\"%s (expected one of lookup NAME, split SEPARATOR, where FIELD=TEXT, each FIELD, %s)"
              .formatted(
                  path,
                  word,
                  Nearest.hint(word, named.keySet()),
                  String.join(", ", named.keySet())));
    }
    return filter;
  }

  private static @Nullable Filter where(Section owner, String path, YamlNode place, String word) {
    var equals = word.indexOf('=');
    if (equals < 1) {
      owner.complain(
          place, "%s: expected where FIELD=TEXT, found \"where %s\"".formatted(path, word));
      return null;
    }
    return new Filter.Where(
        FieldPath.of(word.substring(0, equals).strip()), word.substring(equals + 1).strip());
  }

  private @Nullable Filter lookup(Section owner, String path, YamlNode place, String name) {
    var table = lookups.get(name);
    if (table == null) {
      owner.complain(
          place,
          "%s: no lookup \"%s\"%s".formatted(path, name, Nearest.hint(name, lookups.keySet())));
      return null;
    }
    return new Filter.Lookup(table);
  }
}
