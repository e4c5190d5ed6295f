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
  private final EventNames events;
  private final NeedReader needs;
  private final Numbers numbers;

  MechanismReader(String expectation, Set<String> events, Numbers numbers) {
    this.expectation = expectation;
    this.events = new EventNames(events);
    this.needs = new NeedReader(this.events, numbers);
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
    List<String> good = events.of(section, "good");
    List<String> bad = events.of(section, "bad");
    if (good.isEmpty()) {
      section.complainAt("good", "expected at least one event, found none");
    }
    if (good.size() > 1 && bad.size() > good.size() || good.size() == 1 && bad.size() > 1) {
      section.complainAt("bad", "expected at most one event for each good one, found " + bad);
    }
    return new Recurs(
        good,
        bad,
        events.oneOrNull(section, "member"),
        events.oneOrNull(section, "retired"),
        numbers.span("window"),
        numbers.count("min", 1, 1, Recurs.MIN_MAX),
        numbers.share("share", "100%"));
  }

  private Follows follows(Section section) {
    var beside = needs.read(section, "needs");
    if (beside.isEmpty()) {
      section.complainAt(
          "needs", "expected at least one event that has to stand beside, found none");
    }
    return new Follows(
        events.one(section, "each"),
        beside,
        needs.read(section, "unless"),
        events.oneOrNull(section, "remedy"),
        numbers.span("settle", SETTLE),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private Never never(Section section) {
    return new Never(
        events.one(section, "bad"),
        events.oneOrNull(section, "good"),
        truth(section, "shown"),
        needs.read(section, "unless"),
        events.oneOrNull(section, "remedy"),
        // What nothing can excuse is said at once.
        numbers.span("settle", section.has("unless") ? SETTLE : "PT0S"),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private NeverAfter neverAfter(Section section) {
    return new NeverAfter(
        events.one(section, "after"),
        events.one(section, "never"),
        events.oneOrNull(section, "until"),
        events.oneOrNull(section, "remedy"),
        numbers.span("grace", "PT0S"),
        numbers.span("remember", REMEMBER),
        numbers.span("watch", WATCH));
  }

  private Latest latest(Section section) {
    return new Latest(
        events.one(section, "good"),
        events.one(section, "bad"),
        events.oneOrNull(section, "retired"),
        numbers.span("window", "PT0S"));
  }

  private Share share(Section section) {
    return new Share(
        events.one(section, "part"),
        events.one(section, "whole"),
        numbers.share("max", null),
        numbers.count("at_least", 10, 1, 1_000_000),
        numbers.span("window"),
        numbers.span("watch", WATCH));
  }

  private Volume volume(Section section) {
    return new Volume(
        events.one(section, "event"),
        numbers.share("share", "20%"),
        numbers.count("weeks", 2, 1, 12));
  }

  private Sufficient sufficient(Section section) {
    var all = events.of(section, "all");
    if (all.isEmpty()) {
      section.complainAt("all", "expected at least one event, found none");
    }
    return new Sufficient(all, numbers.span("window"), numbers.share("share", "0%"));
  }

  // The body is Sigma's own, over the events of this expectation.
  private Correlates correlates(Section section) {
    var body = new LinkedHashMap<String, @Nullable Object>(section.map().plain());
    var rules = events.of(section, "rules");
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

  private static boolean truth(Section section, String key) {
    var truth =
        section.value(
            key,
            "true or false",
            text ->
                text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null);
    return truth != null && truth;
  }
}
