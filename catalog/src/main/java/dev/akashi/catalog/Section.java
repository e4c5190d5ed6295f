package dev.akashi.catalog;

import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a YAML file while it is checked. What is missing or wrong is complained of, and
 * stands in as empty, so that the check goes on to the next mistake.
 */
public final class Section {
  private final String file;
  private final String name;
  private final YamlMap map;
  private final Complaints complaints;

  /**
   * @param name dotted keys that lead here, empty at the top
   */
  public Section(String file, String name, YamlMap map, Complaints complaints) {
    this.file = file;
    this.name = name;
    this.map = map;
    this.complaints = complaints;
  }

  /** Complains of every key that is not among these. */
  public Section only(String... keys) {
    var known = Arrays.asList(keys);
    for (var entry : map.entries()) {
      if (!known.contains(entry.key())) {
        complaints.add(
            file,
            entry.line(),
            entry.column(),
            "%s: unknown key%s (expected one of %s)"
                .formatted(
                    path(entry.key()), Nearest.hint(entry.key(), known), String.join(", ", known)));
      }
    }
    return this;
  }

  public boolean has(String key) {
    return map.get(key) != null;
  }

  /** The text of a key that must be there; empty after a complaint. */
  public String text(String key, String expected) {
    var text = textOrNull(key, expected);
    if (text == null && !has(key)) {
      complain(map, "%s: missing, expected %s".formatted(path(key), expected));
    }
    return text == null ? "" : text;
  }

  /** The text of a key, null where the key is absent or, after a complaint, no text. */
  public @Nullable String textOrNull(String key, String expected) {
    var node = map.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof YamlScalar scalar && scalar.value() != null && !scalar.text().isBlank()) {
      return scalar.text();
    }
    complain(node, "%s: expected %s, found %s".formatted(path(key), expected, node.described()));
    return null;
  }

  /** The value of a key as {@code reading} understands it, after a complaint null. */
  public <T> @Nullable T value(String key, String expected, Function<String, @Nullable T> reading) {
    var text = textOrNull(key, expected);
    if (text == null) {
      return null;
    }
    var value = reading.apply(text);
    if (value == null) {
      complainAt(key, "expected %s, found \"%s\"".formatted(expected, text));
    }
    return value;
  }

  /** Texts of a list, or of a single text; empty where the key is absent. */
  public List<String> texts(String key, String expected) {
    var texts = new ArrayList<String>();
    for (var node : items(key)) {
      if (node instanceof YamlScalar scalar && scalar.value() != null) {
        texts.add(scalar.text());
      } else {
        complain(
            node, "%s: expected %s, found %s".formatted(path(key), expected, node.described()));
      }
    }
    return texts;
  }

  /** Elements of a list, or the single value as the only one; empty where the key is absent. */
  public List<YamlNode> items(String key) {
    return switch (map.get(key)) {
      case null -> List.of();
      case YamlList list -> list.items();
      case YamlNode single -> List.of(single);
    };
  }

  /** The mapping below a key, null where the key is absent or, after a complaint, no mapping. */
  public @Nullable Section section(String key) {
    var node = map.get(key);
    return node == null ? null : below(path(key), node);
  }

  /** A node below this section as a section of its own, after a complaint null. */
  public @Nullable Section below(String path, YamlNode node) {
    if (node instanceof YamlMap inner) {
      return new Section(file, path, inner, complaints);
    }
    complain(node, "%s: expected a map, found %s".formatted(path, node.described()));
    return null;
  }

  /** Every element of a list of mappings. */
  public List<Section> sections(String key) {
    var sections = new ArrayList<Section>();
    for (var node : items(key)) {
      var section = below(path(key) + "[" + sections.size() + "]", node);
      if (section != null) {
        sections.add(section);
      }
    }
    return sections;
  }

  public void complainAt(String key, String message) {
    var entry = map.byKey().get(key);
    if (entry == null) {
      complain(map, path(key) + ": " + message);
    } else {
      complain(entry.value(), path(key) + ": " + message);
    }
  }

  public void complain(YamlNode place, String message) {
    complaints.add(file, place, message);
  }

  public YamlMap map() {
    return map;
  }

  /** The dotted keys that lead to a key of this section. */
  public String path(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }
}
