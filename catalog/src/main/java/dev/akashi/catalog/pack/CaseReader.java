package dev.akashi.catalog.pack;

import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code cases/*.yml}, each a list of cases, with the golden documents beside it. */
final class CaseReader {
  /** Golden documents of {@code cases/x.yml} stand in {@code cases/x.golden.json}, by case name. */
  static final String GOLDEN = ".golden.json";

  private static final String[] KEYS = {
    "name",
    "collected_at",
    "zone",
    "layers",
    "charset",
    "input",
    "input_hex",
    "supports",
    "contradicts",
    "context",
    "near_miss",
    "unreadable"
  };

  private final Controls controls;
  private final Complaints complaints;

  CaseReader(Controls controls, Complaints complaints) {
    this.controls = controls;
    this.complaints = complaints;
  }

  List<PackCase> read(String path, String yaml, @Nullable String golden) {
    var cases = new ArrayList<PackCase>();
    var documents = golden(path, golden);
    try {
      for (var document : YamlDocuments.read(path, yaml)) {
        if (document instanceof YamlList list) {
          list.items().forEach(item -> add(cases, path, item, documents));
        } else {
          complaints.add(path, document, "expected a list of cases, found " + document.described());
        }
      }
    } catch (YamlProblem problem) {
      complaints.add(problem);
    }
    return cases;
  }

  /** Golden documents go by the name of the case, so two of one name would share one. */
  private void add(
      List<PackCase> cases, String path, YamlNode item, Map<String, String> documents) {
    var example = one(path, item, documents);
    if (cases.stream().anyMatch(other -> other.name().equals(example.name()))) {
      complaints.add(
          path,
          item,
          "name: expected one of its own, found \"%s\" twice".formatted(example.name()));
    }
    cases.add(example);
  }

  private Map<String, String> golden(String path, @Nullable String golden) {
    var byName = new HashMap<String, String>();
    if (golden == null) {
      return byName;
    }
    try {
      var read = StrictJson.read(golden, Set.of(), Mask.NONE, new ArrayList<>()).value();
      if (read instanceof Map<?, ?> map) {
        map.forEach((name, value) -> byName.put(String.valueOf(name), JsonWriting.text(value)));
      }
    } catch (Refusal refusal) {
      complaints.add(path.replace(".yml", GOLDEN), 1, 1, refusal.text());
    }
    return byName;
  }

  private PackCase one(String path, YamlNode node, Map<String, String> golden) {
    var map =
        node instanceof YamlMap found
            ? found
            : new YamlMap(new LinkedHashMap<>(), node.line(), node.column());
    var section = new Section(path, "", map, complaints).only(KEYS);
    var name = section.text("name", "what the case shows, in a sentence");
    var collectedAt =
        section.value("collected_at", "a moment such as 2026-11-22T03:04:05Z", CaseReader::instant);
    var zone = section.value("zone", "a zone such as Asia/Tokyo", CaseReader::zone);
    if (collectedAt == null && !section.has("collected_at")) {
      section.complainAt("collected_at", "missing, expected a moment such as 2026-11-22T03:04:05Z");
    }
    return new PackCase(
        path,
        name,
        input(section),
        section.has("charset") ? section.text("charset", "a charset") : "UTF-8",
        collectedAt == null ? Instant.EPOCH : collectedAt,
        zone == null ? ZoneId.of("Asia/Tokyo") : zone,
        layers(section),
        expected(section),
        section.texts("near_miss", "the id of a rule"),
        section.value("unreadable", "a reason such as NO_PATTERN", CaseReader::reason),
        golden.get(name));
  }

  private static byte[] input(Section section) {
    var hex = section.textOrNull("input_hex", "bytes in hex");
    if (hex != null) {
      try {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
      } catch (IllegalArgumentException e) {
        section.complainAt("input_hex", "expected bytes in hex: " + e.getMessage());
        return new byte[0];
      }
    }
    return section.text("input", "the record").stripTrailing().getBytes(StandardCharsets.UTF_8);
  }

  private Map<Polarity, List<String>> expected(Section section) {
    var expected = new EnumMap<Polarity, List<String>>(Polarity.class);
    for (var polarity : Polarity.values()) {
      var ids = new ArrayList<String>();
      for (var text : section.texts(polarity.id(), "a control")) {
        var control = controls.find(text);
        if (control.isEmpty()) {
          section.complainAt(
              polarity.id(),
              "no control \"%s\"; near to it: %s".formatted(text, controls.suggest(text)));
        } else {
          ids.add(control.get().id());
        }
      }
      expected.put(polarity, ids);
    }
    return expected;
  }

  private static Set<Layer> layers(Section section) {
    if (!section.has("layers")) {
      return EnumSet.allOf(Layer.class);
    }
    var layers = EnumSet.noneOf(Layer.class);
    for (var text : section.texts("layers", Layer.words())) {
      Layer.of(text)
          .ifPresentOrElse(
              layers::add,
              () -> section.complainAt("layers", "expected " + Layer.words() + ", found " + text));
    }
    return layers;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Reason reason(String text) {
    try {
      return Reason.valueOf(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
