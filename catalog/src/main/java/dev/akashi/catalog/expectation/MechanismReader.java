package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Section;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Latest;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Mechanism.NeverAfter;
import dev.akashi.catalog.expectation.Mechanism.Recurs;
import dev.akashi.catalog.expectation.Mechanism.Share;
import dev.akashi.catalog.expectation.Mechanism.Sufficient;
import dev.akashi.catalog.expectation.Mechanism.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an expectation does with its events. */
final class MechanismReader {
  /** The keys below which a mechanism stands; an expectation has exactly one of them. */
  static final List<String> KEYS =
      List.of(
          "recurs",
          "follows",
          "never",
          "never_after",
          "latest",
          "share",
          "volume",
          "sufficient",
          "correlation");

  private static final String SETTLE = "PT5M";
  private static final String REMEMBER = "P30D";
  private static final String WATCH = "P1D";
  private static final String LATENESS = "PT5M";

  private final String expectation;
  private final Set<String> events;
  private final Numbers numbers;

  MechanismReader(String expectation, Set<String> events, Numbers numbers) {
    this.expectation = expectation;
    this.events = events;
    this.numbers = numbers;
  }

  /** Which checks a mechanism can stand for. */
  static Set<CheckType> checks(String key) {
    return switch (key) {
      case "recurs" -> Set.of(CheckType.INTERVAL, CheckType.CONTINUOUS, CheckType.PER_EVENT);
      case "follows" ->
          Set.of(
              CheckType.AFTER_TRIGGER,
              CheckType.PER_EVENT,
              CheckType.CONTINUOUS,
              CheckType.INTERVAL);
      case "never", "never_after" ->
          Set.of(
              CheckType.PER_EVENT,
              CheckType.CONTINUOUS,
              CheckType.AFTER_TRIGGER,
              CheckType.INTERVAL);
      case "latest" -> Set.of(CheckType.CONTINUOUS, CheckType.RETENTION, CheckType.INTERVAL);
      case "share" -> Set.of(CheckType.INTERVAL, CheckType.CONTINUOUS);
      case "volume" -> Set.of(CheckType.VOLUME);
      case "sufficient" -> Set.of(CheckType.SUFFICIENCY);
      default -> Set.of(CheckType.values());
    };
  }

  Mechanism read(String key, Section section) {
    return switch (key) {
      case "recurs" -> recurs(section.only("good", "bad", "member", "retired"));
      case "follows" -> follows(section.only("each", "needs", "unless", "remedy"));
      case "never" -> never(section.only("bad", "good", "shown", "unless", "remedy"));
      case "never_after" -> neverAfter(section.only("after", "never", "until", "remedy"));
      case "latest" -> latest(section.only("good", "bad", "retired"));
      case "share" -> share(section.only("part", "whole"));
      case "volume" -> volume(section.only("event"));
      case "sufficient" -> sufficient(section.only("all"));
      default -> correlates(section);
    };
  }

  private Recurs recurs(Section section) {
    List<String> good = events(section, "good");
    List<String> bad = events(section, "bad");
    if (good.isEmpty()) {
      section.complainAt("good", "expected at least one event, found none");
    }
    if (good.size() > 1 && bad.size() > good.size() || good.size() == 1 && bad.size() > 1) {
      section.complainAt("bad", "expected at most one event for each good one, found " + bad);
    }
    return new Recurs(
        good,
        bad,
        eventOrNull(section, "member"),
        eventOrNull(section, "retired"),
        numbers.span("window"),
        numbers.count("min", 1, 1, Recurs.MIN_MAX),
        numbers.share("share", "100%"));
  }

  private Follows follows(Section section) {
    var needs = needs(section, "needs");
    if (needs.isEmpty()) {
      section.complainAt(
          "needs", "expected at least one event that has to stand beside, found none");
    }
    return new Follows(
        event(section, "each"),
        needs,
        needs(section, "unless"),
        eventOrNull(section, "remedy"),
        numbers.span("settle", SETTLE),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private Never never(Section section) {
    return new Never(
        event(section, "bad"),
        eventOrNull(section, "good"),
        truth(section, "shown"),
        needs(section, "unless"),
        eventOrNull(section, "remedy"),
        // What nothing can excuse is said at once.
        numbers.span("settle", section.has("unless") ? SETTLE : "PT0S"),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private NeverAfter neverAfter(Section section) {
    return new NeverAfter(
        event(section, "after"),
        event(section, "never"),
        eventOrNull(section, "until"),
        eventOrNull(section, "remedy"),
        numbers.span("grace", "PT0S"),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private Latest latest(Section section) {
    return new Latest(
        event(section, "good"),
        event(section, "bad"),
        eventOrNull(section, "retired"),
        numbers.span("window", "PT0S"));
  }

  private Share share(Section section) {
    return new Share(
        event(section, "part"),
        event(section, "whole"),
        numbers.share("max", null),
        numbers.count("at_least", 10, 1, 1_000_000),
        numbers.span("window"),
        numbers.span("watch", WATCH));
  }

  private Volume volume(Section section) {
    return new Volume(
        event(section, "event"), numbers.share("share", "20%"), numbers.count("weeks", 2, 1, 12));
  }

  private Sufficient sufficient(Section section) {
    var all = section.texts("all", "the name of an event");
    all.forEach(name -> check(section, "all", name));
    if (all.isEmpty()) {
      section.complainAt("all", "expected at least one event, found none");
    }
    return new Sufficient(all, numbers.span("window"), numbers.share("share", "0%"));
  }

  // The body is Sigma's own, over the events of this expectation.
  private Correlates correlates(Section section) {
    var body = new LinkedHashMap<String, @Nullable Object>(section.map().plain());
    var rules = section.texts("rules", "the name of an event");
    rules.forEach(name -> check(section, "rules", name));
    body.put("rules", rules.stream().map(name -> CountedEvent.ruleId(expectation, name)).toList());
    String id = expectation + "#correlation";
    var document = new LinkedHashMap<String, Object>();
    document.put("title", id);
    document.put("id", id);
    document.put("correlation", filled(body));
    return new Correlates(
        new JsonMapper().writeValueAsString(document),
        id,
        rules,
        fields(section),
        numbers.span("lateness", LATENESS),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private Object filled(Map<String, @Nullable Object> body) {
    var filled = new LinkedHashMap<String, @Nullable Object>();
    body.forEach(
        (key, value) ->
            filled.put(
                key,
                value instanceof String text
                    ? numbers.filled(text)
                    : value instanceof Map<?, ?> map ? filledTexts(map) : value));
    return filled;
  }

  private Object filledTexts(Map<?, ?> map) {
    var filled = new LinkedHashMap<String, @Nullable Object>();
    map.forEach(
        (key, value) ->
            filled.put(
                String.valueOf(key), value instanceof String text ? numbers.filled(text) : value));
    return filled;
  }

  private static Set<String> fields(Section section) {
    var fields = new TreeSet<>(section.texts("group-by", "a field"));
    var condition = section.section("condition");
    if (condition != null) {
      fields.addAll(condition.texts("field", "a field"));
    }
    return fields;
  }

  private List<Need> needs(Section section, String key) {
    var needs = new ArrayList<Need>();
    for (Section one : section.sections(key)) {
      one.only("event", "order", "within", "ahead", "by", "same", "differ");
      var names = one.texts("event", "the name of an event");
      names.forEach(name -> check(one, "event", name));
      if (names.isEmpty()) {
        one.complainAt("event", "expected the name of an event, found none");
      }
      var order = one.value("order", "before, after or any", MechanismReader::order);
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

  private static boolean truth(Section section, String key) {
    var truth =
        section.value(
            key,
            "true or false",
            text ->
                text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null);
    return truth != null && truth;
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

  private List<String> events(Section section, String key) {
    var names = section.texts(key, "the name of an event");
    names.forEach(name -> check(section, key, name));
    return names;
  }

  private String event(Section section, String key) {
    String name = section.text(key, "the name of an event");
    check(section, key, name);
    return name;
  }

  private @Nullable String eventOrNull(Section section, String key) {
    String name = section.textOrNull(key, "the name of an event");
    if (name != null) {
      check(section, key, name);
    }
    return name;
  }

  private void check(Section section, String key, String name) {
    if (!name.isEmpty() && !events.contains(name)) {
      section.complainAt(
          key, "expected one of the events %s, found \"%s\"".formatted(events, name));
    }
  }
}
