package dev.akashi.catalog.pack;

import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Parse.JsonForm;
import dev.akashi.catalog.pack.Parse.Stage;
import dev.akashi.catalog.pack.Parse.TextPattern;
import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code parse} and {@code mask}. */
final class ParseReader {
  private static final String[] PATTERN_KEYS = {
    "name", "when", "contains", "pattern", "set", "copy", "default", "append"
  };

  private final BlockReader blocks;

  ParseReader(BlockReader blocks) {
    this.blocks = blocks;
  }

  Parse parse(Section pack) {
    var section = pack.section("parse");
    if (section == null) {
      pack.complainAt("parse", "missing, expected a map with json, auditd or text");
      return new Parse(null, false, List.of());
    }
    section.only("json", "auditd", "text");
    var stages = section.sections("text").stream().map(this::stage).toList();
    var auditd = "true".equals(section.textOrNull("auditd", "true or false"));
    if (auditd && (section.has("json") || stages.stream().anyMatch(s -> s.from() == null))) {
      section.complainAt("auditd", "expected neither json nor a stage without from beside it");
    }
    return new Parse(json(section), auditd, stages);
  }

  private static @Nullable JsonForm json(Section parse) {
    var node = parse.map().get("json");
    if (node == null) {
      return null;
    }
    if (node instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value())) {
      return new JsonForm(Set.of(), List.of());
    }
    var section = parse.section("json");
    if (section == null) {
      return new JsonForm(Set.of(), List.of());
    }
    var nested = new LinkedHashSet<List<String>>();
    for (var path : section.only("nested", "unwrap").texts("nested", "the place of a string")) {
      nested.add(FieldPath.of(path).names());
    }
    var unwrap = section.texts("unwrap", "the place of an object");
    return new JsonForm(nested, unwrap.stream().map(FieldPath::of).toList());
  }

  private Stage stage(Section section) {
    section.only("from", "required", "header", "patterns");
    var from = section.textOrNull("from", "the name of a field");
    var required = "true".equals(section.textOrNull("required", "true or false"));
    var patterns = new ArrayList<TextPattern>();
    for (var inner : section.sections("patterns")) {
      var pattern = textPattern(inner.only(PATTERN_KEYS));
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    var headers = new ArrayList<Header>();
    for (var name : section.texts("header", Header.NAMES)) {
      Header.of(name)
          .ifPresentOrElse(
              headers::add,
              () ->
                  section.complainAt(
                      "header", "expected %s, found %s".formatted(Header.NAMES, name)));
    }
    return new Stage(
        from == null ? null : Ref.of(from), required, List.copyOf(headers), List.copyOf(patterns));
  }

  private @Nullable TextPattern textPattern(Section section) {
    var name = section.text("name", "a name for messages");
    var node = section.map().get("pattern");
    if (node == null) {
      section.complainAt("pattern", "missing, expected a regular expression with named groups");
      return null;
    }
    var pattern = ConditionReader.pattern(section, section.path("pattern"), node);
    if (pattern == null) {
      return null;
    }
    return new TextPattern(
        name,
        ConditionReader.read(section, "when"),
        section.textOrNull("contains", "literal text"),
        pattern,
        List.copyOf(pattern.namedGroups().keySet()),
        blocks.block(section, Condition.ALWAYS));
  }

  static Mask mask(Section pack) {
    var section = pack.section("mask");
    if (section == null) {
      return Mask.NONE;
    }
    section.only("paths", "patterns");
    var paths = new ArrayList<List<String>>();
    for (var path : section.texts("paths", "the place of a value")) {
      paths.add(FieldPath.of(path).names());
    }
    var patterns = new ArrayList<Mask.Secret>();
    for (YamlNode node : section.items("patterns")) {
      var secret = secret(section, node);
      if (secret != null) {
        patterns.add(secret);
      }
    }
    return new Mask(List.copyOf(paths), List.copyOf(patterns));
  }

  private static Mask.@Nullable Secret secret(Section mask, YamlNode node) {
    var path = mask.path("patterns");
    if (!(node instanceof YamlMap map)) {
      var pattern = ConditionReader.pattern(mask, path, node);
      return pattern == null ? null : new Mask.Secret(null, pattern);
    }
    var section = mask.below(path, map);
    if (section == null || !section.only("contains", "pattern").has("pattern")) {
      mask.complain(node, path + ": expected a pattern, or a map with contains and pattern");
      return null;
    }
    var contains = section.textOrNull("contains", "literal text");
    var pattern = ConditionReader.pattern(section, path, section.items("pattern").getFirst());
    return pattern == null
        ? null
        : new Mask.Secret(contains == null ? null : contains.toLowerCase(Locale.ROOT), pattern);
  }
}
