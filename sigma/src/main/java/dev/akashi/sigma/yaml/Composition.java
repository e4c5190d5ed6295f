package dev.akashi.sigma.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Puts nodes together from the parser's events. Events are pulled one by one, so a text that breaks
 * a bound is read no further than to that place.
 */
final class Composition {

  private final String path;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int nodes;
  private int height;

  Composition(String path, Iterator<Event> events) {
    this.path = path;
    this.events = events;
  }

  /** A finished node with what it counts for when it is used again. */
  private record Anchored(YamlNode node, int nodes, int height) {}

  List<YamlNode> documents() throws YamlProblem {
    List<YamlNode> documents = new ArrayList<>();
    while (true) {
      Event event = events.next();
      if (event instanceof StreamEndEvent) {
        return List.copyOf(documents);
      }
      if (event instanceof DocumentStartEvent) {
        anchors.clear();
        YamlNode document = node(events.next(), 0);
        if (!(document instanceof YamlScalar scalar && scalar.text().isEmpty())) {
          documents.add(document);
        }
      }
    }
  }

  /** Composes the node that starts with the event, and leaves its height in {@link #height}. */
  private YamlNode node(Event event, int depth) throws YamlProblem {
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth);
    }
    int before = nodes;
    count(event, 1);
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case MappingStartEvent start -> map(start, depth + 1);
          case CollectionStartEvent start -> list(start, depth + 1);
          default -> throw problem(event, "expected a value");
        };
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isPresent()) {
      anchors.put(anchor.get(), new Anchored(node, nodes - before, height));
    }
    return node;
  }

  private YamlNode aliased(AliasEvent event, int depth) throws YamlProblem {
    Anchored anchored = anchors.get(event.getAlias());
    if (anchored == null) {
      String reason = "expected an alias to a finished node, found *" + event.getAlias();
      throw problem(event, reason);
    }
    count(event, anchored.nodes);
    height = anchored.height;
    checkDepth(event, depth + height);
    return anchored.node;
  }

  private YamlScalar scalar(ScalarEvent event) throws YamlProblem {
    refuseTag(event, event.getTag());
    height = 0;
    String text = event.getValue();
    YamlScalar.Style style = style(event);
    @Nullable Object value = style == YamlScalar.Style.PLAIN ? CoreSchema.value(text) : text;
    return new YamlScalar(value, text, style, line(event), column(event));
  }

  private static YamlScalar.Style style(ScalarEvent event) {
    if (event.isPlain()) {
      return YamlScalar.Style.PLAIN;
    }
    boolean block = event.isLiteral() || event.isFolded();
    return block ? YamlScalar.Style.BLOCK : YamlScalar.Style.QUOTED;
  }

  private YamlMap map(MappingStartEvent start, int depth) throws YamlProblem {
    refuseTag(start, start.getTag());
    checkDepth(start, depth);
    LinkedHashMap<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    int highest = 0;
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      String key = key(event, depth);
      YamlNode value = node(events.next(), depth);
      highest = Math.max(highest, height);
      YamlMap.Entry entry = new YamlMap.Entry(key, value, line(event), column(event));
      YamlMap.Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        throw problem(event, "duplicate key '" + key + "', first in line " + first.line());
      }
    }
    height = highest + 1;
    return new YamlMap(entries, line(start), column(start));
  }

  private String key(Event event, int depth) throws YamlProblem {
    if (event instanceof ScalarEvent scalar
        && scalar.getValue().length() > YamlDocuments.MAX_KEY_CHARS) {
      String reason = "expected a key of at most %,d characters, found %,d";
      throw problem(
          event, reason.formatted(YamlDocuments.MAX_KEY_CHARS, scalar.getValue().length()));
    }
    if (!(node(event, depth) instanceof YamlScalar key)) {
      throw problem(event, "expected a key of text, found a map or a list");
    }
    if (key.text().equals("<<") && key.style() == YamlScalar.Style.PLAIN) {
      throw problem(event, "expected a key of text; merge keys are not part of YAML 1.2");
    }
    return key.text();
  }

  private YamlList list(CollectionStartEvent start, int depth) throws YamlProblem {
    refuseTag(start, start.getTag());
    checkDepth(start, depth);
    List<YamlNode> items = new ArrayList<>();
    int highest = 0;
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node(event, depth));
      highest = Math.max(highest, height);
    }
    height = highest + 1;
    return new YamlList(items, line(start), column(start));
  }

  private void count(Event event, int more) throws YamlProblem {
    if (more > YamlDocuments.MAX_NODES - nodes) {
      String reason = "expected at most %,d nodes, aliases counted as what they stand for";
      throw problem(event, reason.formatted(YamlDocuments.MAX_NODES));
    }
    nodes += more;
  }

  private void checkDepth(Event event, int depth) throws YamlProblem {
    if (depth > YamlDocuments.MAX_DEPTH) {
      String reason = "expected at most %d levels of nesting";
      throw problem(event, reason.formatted(YamlDocuments.MAX_DEPTH));
    }
  }

  private void refuseTag(Event event, Optional<String> tag) throws YamlProblem {
    if (tag.isPresent()) {
      throw problem(event, "expected a value without a tag, found the tag " + tag.get());
    }
  }

  private YamlProblem problem(Event event, String reason) {
    return new YamlProblem(path, line(event), column(event), reason);
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
  }
}
