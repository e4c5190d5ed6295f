package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Turns what stands below the name of a selection into tests. */
final class SelectionCompiler {

  /** Holds for no event; stands for what was refused, in a rule that is refused with it. */
  private static final Node NOTHING = new Node.AnyOf(List.of());

  private final EntryCompiler entries;
  private final Complaints complaints;

  SelectionCompiler(EntryCompiler entries, Complaints complaints) {
    this.entries = entries;
    this.complaints = complaints;
  }

  /** The body of a selection; every entry that is refused is written down. */
  Node compile(String name, YamlNode body) {
    Node node = complaints.attempt(() -> body(name, body));
    return node == null ? NOTHING : node;
  }

  private Node body(String name, YamlNode body) {
    return switch (body) {
      case YamlMap map -> allOf(name, map);
      case YamlList list -> anyOf(name, list);
      case YamlScalar scalar -> entries.compile(Entry.keyword(scalar));
    };
  }

  private Node allOf(String name, YamlMap map) {
    if (map.entries().isEmpty()) {
      throw empty(name, map);
    }
    List<Node> nodes = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      Node node = complaints.attempt(() -> entries.compile(Entry.of(entry)));
      nodes.add(node == null ? NOTHING : node);
    }
    return Node.AllOf.of(nodes);
  }

  private Node anyOf(String name, YamlList list) {
    if (list.items().isEmpty()) {
      throw empty(name, list);
    }
    List<Node> nodes = new ArrayList<>();
    for (YamlNode item : list.items()) {
      nodes.add(compile(name, item, list));
    }
    return Node.AnyOf.of(nodes);
  }

  private Node compile(String name, YamlNode item, YamlList list) {
    if (item instanceof YamlList) {
      complaints.add(Yaml.wrongType(name, "a map or a keyword", item));
      return NOTHING;
    }
    if (item instanceof YamlScalar scalar && scalar.value() == null && list.items().size() > 1) {
      String message = "'" + name + "': expected keywords, found null among them";
      complaints.add(new Refusal(ProblemCode.NULL_IN_LIST, message, item));
      return NOTHING;
    }
    return compile(name, item);
  }

  private static Refusal empty(String name, YamlNode at) {
    String message = "'" + name + "': expected at least one test, found " + at.described();
    return new Refusal(ProblemCode.EMPTY_SELECTION, message + " without entries", at);
  }
}
