package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the events of an expectation: what selects them becomes one Sigma rule each.
 *
 * <p>An event says which tagging rules of packs it takes ({@code rules}), which fields its document
 * has ({@code detection}, as in Sigma), or both. Fields that say only that a document speaks for a
 * control are refused: any evidence of a control would do then.
 */
final class EventReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] KEYS = {
    "packs", "rules", "detection", "key", "subject", "at", "future", "any_system"
  };
  // Whether a document speaks for a control says nothing of what it shows.
  private static final List<String> UNSPECIFIC =
      List.of(
          "akashi.controls",
          "akashi.tags.control",
          "akashi.tags.polarity",
          "akashi.tags.pack",
          "akashi.tags.rationale",
          "akashi.pack",
          "akashi.kind",
          "event.dataset",
          "event.kind",
          "ecs.version",
          "@timestamp");

  private final Map<String, Pack> packs = new TreeMap<>();
  private final Map<String, String> packOfRule = new TreeMap<>();

  EventReader(List<Pack> packs) {
    for (Pack pack : packs) {
      this.packs.put(pack.id(), pack);
      pack.rules().forEach(rule -> packOfRule.put(rule.id(), pack.id()));
    }
  }

  /**
   * Reads one.
   *
   * @param compared fields that the expectation compares with those of other events
   */
  @Nullable CountedEvent read(
      String expectation, String name, Section section, Numbers numbers, Set<String> compared) {
    section.only(KEYS);
    var rules = rules(section);
    var named = named(section);
    var sources = new TreeSet<>(named);
    if (named.isEmpty()) {
      rules.forEach(rule -> sources.add(packOfRule.getOrDefault(rule, "")));
      sources.remove("");
    }
    if (sources.isEmpty()) {
      section.complain(
          section.map(),
          section.path("packs") + ": missing, expected ids of packs, or rules of packs");
      return null;
    }
    var detection = section.section("detection");
    if (rules.isEmpty() && detection == null) {
      section.complain(
          section.map(),
          section.path("detection")
              + ": missing, expected rules or a detection: any evidence of a pack shows nothing");
      return null;
    }
    if (detection != null) {
      refuseUnspecific(detection);
    }
    return new CountedEvent(
        name,
        sources,
        text(expectation, name, sources, rules, detection, numbers),
        key(section),
        at(section),
        truth(section, "future"),
        truth(section, "any_system"),
        compared,
        section.texts("subject", "a field such as user.name"));
  }

  private List<String> rules(Section section) {
    var rules = section.texts("rules", "the id of a rule of a pack");
    for (String rule : rules) {
      if (!packOfRule.containsKey(rule)) {
        section.complainAt(
            "rules",
            "expected the id of a rule of a pack, found \"%s\"%s"
                .formatted(rule, Nearest.hint(rule, packOfRule.keySet())));
      }
    }
    return rules;
  }

  private List<String> named(Section section) {
    var named = section.texts("packs", "the id of a pack");
    for (String pack : named) {
      if (!packs.containsKey(pack)) {
        section.complainAt(
            "packs",
            "expected the id of a pack, found \"%s\"%s"
                .formatted(pack, Nearest.hint(pack, packs.keySet())));
      }
    }
    return named;
  }

  // What holds of every document of a pack, or of every evidence of a control, selects nothing.
  private static void refuseUnspecific(Section detection) {
    var fields = new ArrayList<String>();
    gather(detection.map().plain(), fields);
    boolean specific =
        fields.stream()
            .map(field -> field.split("\\|")[0])
            .anyMatch(field -> UNSPECIFIC.stream().noneMatch(field::startsWith));
    if (!fields.isEmpty() && !specific) {
      detection.complain(
          detection.map(),
          detection.path("")
              + " expected fields of what happened, found only "
              + fields
              + ", which any evidence of the control has");
    }
    for (String field : fields) {
      if (field.startsWith("akashi.controls") || field.startsWith("akashi.tags.control")) {
        detection.complain(
            detection.map(),
            "%s: any evidence of a control is no evidence of an expectation; select it by rules or by"
                    .formatted(field)
                + " fields of what happened");
      }
    }
  }

  private static void gather(@Nullable Object value, List<String> fields) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, below) -> {
                if (below instanceof Map || below instanceof List<?> list && hasMaps(list)) {
                  gather(below, fields);
                } else if (!key.equals("condition")) {
                  fields.add(String.valueOf(key));
                }
              });
      case List<?> list -> list.forEach(item -> gather(item, fields));
      case null, default -> {}
    }
  }

  private static boolean hasMaps(List<?> list) {
    return list.stream().anyMatch(Map.class::isInstance);
  }

  private static String text(
      String expectation,
      String name,
      Set<String> packs,
      List<String> rules,
      @Nullable Section detection,
      Numbers numbers) {
    var searches = new LinkedHashMap<String, @Nullable Object>();
    var condition = new ArrayList<String>();
    searches.put("of_packs", Map.of("akashi.pack", List.copyOf(packs)));
    condition.add("of_packs");
    if (!rules.isEmpty()) {
      searches.put("of_rules", Map.of("akashi.tags.rule", rules));
      condition.add("of_rules");
    }
    if (detection != null) {
      detection
          .map()
          .plain()
          .forEach(
              (key, value) -> {
                if (key.equals("condition")) {
                  condition.add("(" + value + ")");
                } else {
                  searches.put(key, filled(value, numbers));
                }
              });
      if (!detection.has("condition")) {
        condition.add(
            detection.map().byKey().keySet().stream()
                .collect(Collectors.joining(" and ", "(", ")")));
      }
    }
    searches.put("condition", String.join(" and ", condition));
    var rule = new LinkedHashMap<String, Object>();
    rule.put("title", expectation + " " + name);
    rule.put("id", CountedEvent.ruleId(expectation, name));
    rule.put("logsource", Map.of("product", "akashi"));
    rule.put("detection", searches);
    return JSON.writeValueAsString(rule); // JSON is YAML
  }

  private static @Nullable Object filled(@Nullable Object value, Numbers numbers) {
    return switch (value) {
      case String text -> numbers.filled(text);
      case List<?> list -> list.stream().map(item -> filled(item, numbers)).toList();
      case Map<?, ?> map -> {
        var filled = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, below) -> filled.put(String.valueOf(key), filled(below, numbers)));
        yield filled;
      }
      case null, default -> value;
    };
  }

  private static List<String> at(Section section) {
    String text = section.textOrNull("at", "the name of a field with a time");
    return text == null ? List.of() : Stream.of(text.split("/")).map(String::strip).toList();
  }

  private static List<KeyPart> key(Section section) {
    var parts = new ArrayList<KeyPart>();
    for (String text : section.texts("key", "a field such as akashi.change.id")) {
      try {
        parts.add(KeyPart.parse(text));
      } catch (IllegalArgumentException e) {
        section.complainAt("key", String.valueOf(e.getMessage()));
      }
    }
    return parts;
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
