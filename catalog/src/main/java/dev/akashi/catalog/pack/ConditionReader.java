package dev.akashi.catalog.pack;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code when}: a map whose entries must all hold, or a list of maps of which one must. */
final class ConditionReader {
  private ConditionReader() {}

  static Condition read(Section owner, String key) {
    var node = owner.map().get(key);
    return switch (node) {
      case null -> Condition.ALWAYS;
      case YamlMap map -> all(owner, owner.path(key), map);
      case YamlList list -> any(owner, owner.path(key), list);
      case YamlScalar scalar -> {
        owner.complain(
            scalar,
            "%s: expected a map of fields and values, found %s"
                .formatted(owner.path(key), scalar.described()));
        yield Condition.ALWAYS;
      }
    };
  }

  private static Condition any(Section owner, String path, YamlList list) {
    var parts = new ArrayList<Condition>();
    for (var item : list.items()) {
      var section = owner.below(path, item);
      if (section != null) {
        parts.add(all(owner, path, section.map()));
      }
    }
    return new Condition.Any(List.copyOf(parts));
  }

  private static Condition all(Section owner, String path, YamlMap map) {
    var parts = new ArrayList<Condition>();
    for (var entry : map.entries()) {
      parts.add(one(owner, path + "." + entry.key(), Ref.of(entry.key()), entry.value()));
    }
    return new Condition.All(List.copyOf(parts));
  }

  private static Condition one(Section owner, String path, Ref field, YamlNode node) {
    if (!(node instanceof YamlMap map)) {
      return new Condition.Is(field, texts(owner, path, node));
    }
    var parts = new ArrayList<Condition>();
    for (var entry : map.entries()) {
      var part = operator(owner, path, field, entry);
      if (part != null) {
        parts.add(part);
      }
    }
    return new Condition.All(List.copyOf(parts));
  }

  private static @Nullable Condition operator(
      Section owner, String path, Ref field, YamlMap.Entry entry) {
    switch (entry.key()) {
      case "exists" -> {
        return unlessFalse(entry, new Condition.Exists(field));
      }
      case "not" -> {
        return new Condition.Not(one(owner, path, field, entry.value()));
      }
      case "matches" -> {
        var pattern = pattern(owner, path, entry.value());
        return pattern == null ? null : new Condition.Matches(field, pattern);
      }
      case "any" -> {
        var section = owner.below(path + ".any", entry.value());
        return section == null
            ? null
            : new Condition.AnyObject(field, all(owner, path + ".any", section.map()));
      }
      case "same_as" -> {
        var others = texts(owner, path, entry.value()).stream().map(Ref::of).toList();
        return new Condition.SameAs(field, others);
      }
      case "before" -> {
        var other = moment(owner, path, entry.value());
        return other == null ? null : new Condition.Before(field, other);
      }
      case "after" -> {
        var other = moment(owner, path, entry.value());
        return other == null ? null : new Condition.After(field, other);
      }
      case "past" -> {
        return unlessFalse(entry, new Condition.Past(field));
      }
      case "future" -> {
        return unlessFalse(entry, new Condition.Future(field));
      }
      default -> {
        owner.complain(
            entry.value(),
            "%s: expected a value, a list of values, or one of exists, matches, not, any, same_as, before, after, past, future; found %s"
                .formatted(path, entry.key()));
        return null;
      }
    }
  }

  private static Condition unlessFalse(YamlMap.Entry entry, Condition condition) {
    return "false".equals(String.valueOf(entry.value().plain()))
        ? new Condition.Not(condition)
        : condition;
  }

  private static @Nullable Moment moment(Section owner, String path, YamlNode node) {
    try {
      return Moment.of(String.valueOf(node.plain()));
    } catch (DateTimeParseException e) {
      owner.complain(
          node,
          "%s: expected a field, or a field and a duration such as \"decided_at + P7D\", found %s"
              .formatted(path, node.described()));
      return null;
    }
  }

  private static Set<String> texts(Section owner, String path, YamlNode node) {
    var texts = new LinkedHashSet<String>();
    for (var item : node instanceof YamlList list ? list.items() : List.of(node)) {
      if (item instanceof YamlScalar scalar && scalar.value() != null) {
        texts.add(scalar.text());
      } else {
        owner.complain(
            item, "%s: expected a text or a number, found %s".formatted(path, item.described()));
      }
    }
    return Set.copyOf(texts);
  }

  /** A pattern in the language of RE2, null after a complaint. */
  static @Nullable Pattern pattern(Section owner, String path, YamlNode node) {
    if (!(node instanceof YamlScalar scalar) || scalar.value() == null) {
      owner.complain(
          node, "%s: expected a regular expression, found %s".formatted(path, node.described()));
      return null;
    }
    try {
      return Pattern.compile(scalar.text());
    } catch (PatternSyntaxException e) {
      owner.complain(
          node,
          "%s: expected a regular expression of RE2 (no look-around, no back references), found: %s"
              .formatted(path, e.getMessage()));
      return null;
    }
  }
}
