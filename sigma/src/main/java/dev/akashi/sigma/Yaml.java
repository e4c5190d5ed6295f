package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is expected at a place of a document, with a refusal that says what stands there instead.
 */
final class Yaml {

  private Yaml() {}

  static YamlNode required(YamlMap map, String key) {
    YamlNode node = map.get(key);
    if (node == null) {
      throw new Refusal(ProblemCode.MISSING, "expected the key '" + key + "'", map);
    }
    return node;
  }

  static YamlMap map(String key, YamlNode node) {
    if (node instanceof YamlMap map) {
      return map;
    }
    throw wrongType(key, "a map", node);
  }

  static YamlScalar scalar(String key, YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.value() != null) {
      return scalar;
    }
    throw wrongType(key, "a single value", node);
  }

  /** The text of a key with a single value, null when the key is absent. */
  static @Nullable String text(YamlMap map, String key) {
    YamlNode node = map.get(key);
    return node == null ? null : scalar(key, node).text();
  }

  /** A single value or a list of them, as their texts. */
  static List<YamlScalar> scalars(String key, YamlNode node) {
    if (!(node instanceof YamlList list)) {
      return List.of(scalar(key, node));
    }
    List<YamlScalar> scalars = new ArrayList<>();
    list.items().forEach(item -> scalars.add(scalar(key, item)));
    return scalars;
  }

  static String oneOf(String key, YamlNode node, Set<String> allowed) {
    String text = scalar(key, node).text();
    if (!allowed.contains(text)) {
      String expected = String.join(", ", allowed.stream().sorted().toList());
      String message = "'%s': expected one of %s, found %s";
      throw new Refusal(
          ProblemCode.WRONG_VALUE, message.formatted(key, expected, node.described()), node);
    }
    return text;
  }

  static Refusal wrongType(String key, String expected, YamlNode node) {
    String message = "'%s': expected %s, found %s";
    return new Refusal(
        ProblemCode.WRONG_TYPE, message.formatted(key, expected, node.described()), node);
  }
}
