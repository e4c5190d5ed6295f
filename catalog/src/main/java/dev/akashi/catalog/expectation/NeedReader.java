package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which events have to stand beside another, or excuse it. */
final class NeedReader {
  private final EventNames events;
  private final Numbers numbers;

  NeedReader(EventNames events, Numbers numbers) {
    this.events = events;
    this.numbers = numbers;
  }

  List<Need> read(Section section, String key) {
    var needs = new ArrayList<Need>();
    for (Section one : section.sections(key)) {
      one.only("event", "order", "within", "ahead", "by", "same", "differ");
      var names = events.of(one, "event");
      if (names.isEmpty()) {
        one.complainAt("event", "expected the name of an event, found none");
      }
      var order = one.value("order", "before, after or any", NeedReader::order);
      needs.add(
          new Need(
              names,
              order == null ? Need.Order.ANY : order,
              span(one, "within"),
              span(one, "ahead"),
              one.textOrNull("by", "a field of the event that is judged"),
              pairs(one, "same"),
              pairs(one, "differ")));
    }
    return needs;
  }

  private Span span(Section section, String key) {
    String name = section.textOrNull(key, "the name of a span among the numbers");
    return name == null ? Span.ZERO : numbers.span(name);
  }

  private static Map<String, String> pairs(Section section, String key) {
    var below = section.section(key);
    var pairs = new LinkedHashMap<String, String>();
    if (below != null) {
      for (var entry : below.map().entries()) {
        pairs.put(entry.key(), below.text(entry.key(), "a field of the event that is judged"));
      }
    }
    return pairs;
  }

  private static Need.@Nullable Order order(String text) {
    return switch (text) {
      case "before" -> Need.Order.BEFORE;
      case "after" -> Need.Order.AFTER;
      case "any" -> Need.Order.ANY;
      default -> null;
    };
  }
}
