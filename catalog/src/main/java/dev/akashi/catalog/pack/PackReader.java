package dev.akashi.catalog.pack;

import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code pack.yml}. */
final class PackReader {
  private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");
  private static final TimeFormat ISO = TimeFormat.of("iso");

  private PackReader() {}

  /** What the file says, as far as it could be read; complaints tell what could not. */
  static Pack.Definition read(String id, Section pack) {
    pack.only(
        "id",
        "version",
        "title",
        "kind",
        "framing",
        "identity",
        "absent",
        "mask",
        "parse",
        "defaults",
        "required",
        "allowed",
        "time",
        "effective",
        "lookups",
        "map",
        "logsource",
        "differs");
    var name = pack.text("id", "the name of the folder");
    if (!name.isEmpty() && !name.equals(id)) {
      pack.complainAt(
          "id", "expected \"%s\", the name of the folder, found \"%s\"".formatted(id, name));
    }
    var time = pack.section("time");
    if (time == null) {
      pack.complainAt("time", "missing, expected a map with from and formats");
    } else {
      time.only("from", "formats", "zone", "otherwise");
    }
    var times = times(time);
    var blocks = new BlockReader(new Targets(id), times, lookups(pack));
    return new Pack.Definition(
        id,
        version(pack),
        title(pack),
        kind(pack),
        framing(pack),
        identity(pack),
        ParseReader.mask(pack),
        new ParseReader(blocks).parse(pack),
        pack.texts("absent", "a text that stands for no value"),
        Demands.read(pack),
        refs(time == null ? List.of() : time.texts("from", "the name of a field")),
        times,
        time != null && collectedOtherwise(time),
        effective(pack),
        blocks.blocks(pack, "map"),
        sources(pack),
        NamedDifference.read(pack));
  }

  private static String version(Section pack) {
    var version = pack.text("version", "a version such as 1.0.0");
    if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
      pack.complainAt("version", "expected three numbers such as 1.0.0, found \"" + version + "\"");
    }
    return version;
  }

  private static Phrase title(Section pack) {
    var title = pack.section("title");
    if (title == null) {
      pack.complainAt("title", "missing, expected a map with en and ja");
      return new Phrase("", "");
    }
    title.only("en", "ja");
    return new Phrase(
        title.text("en", "the English title"), title.text("ja", "the Japanese title"));
  }

  private static Kind kind(Section pack) {
    var expected = "log, change-ticket, access-review or attestation";
    pack.text("kind", expected);
    var kind = pack.value("kind", expected, text -> Kind.of(text).orElse(null));
    return kind == null ? Kind.LOG : kind;
  }

  private static Framing framing(Section pack) {
    var expected = "lines, json, json with records, or auditd";
    if (pack.map().get("framing") instanceof YamlMap) {
      var section = pack.section("framing");
      var json = section == null ? null : section.only("json").section("json");
      if (json == null) {
        pack.complainAt("framing", "expected " + expected);
        return new Framing.Lines();
      }
      var records = json.only("records").text("records", "the place of the array of records");
      return new Framing.Json(FieldPath.of(records).names());
    }
    pack.text("framing", expected);
    Framing framing =
        pack.value(
            "framing",
            expected,
            text ->
                switch (text) {
                  case "lines" -> new Framing.Lines();
                  case "json" -> new Framing.Json(List.of());
                  case "auditd" -> new Framing.Auditd();
                  default -> null;
                });
    return framing == null ? new Framing.Lines() : framing;
  }

  private static Identity identity(Section pack) {
    if ("none".equals(String.valueOf(plain(pack, "identity"))) || !pack.has("identity")) {
      if (!pack.has("identity")) {
        pack.complainAt("identity", "missing, expected none, or a map with fields and policy");
      }
      return Identity.NONE;
    }
    var section = pack.section("identity");
    if (section == null) {
      return Identity.NONE;
    }
    section.only("fields", "revision", "policy", "otherwise");
    var fields = refs(section.texts("fields", "the name of a field"));
    if (fields.isEmpty()) {
      section.complainAt("fields", "missing, expected at least one field");
    }
    var expected = "immutable or versioned";
    section.text("policy", expected);
    Identity.Policy policy =
        section.value(
            "policy",
            expected,
            text ->
                switch (text) {
                  case "immutable" -> Identity.Policy.IMMUTABLE;
                  case "versioned" -> Identity.Policy.VERSIONED;
                  default -> null;
                });
    var otherPosition =
        section.value("otherwise", "position", text -> text.equals("position") ? true : null);
    return new Identity(
        fields,
        ref(section, "revision"),
        policy == null ? Identity.Policy.VERSIONED : policy,
        otherPosition != null);
  }

  private static @Nullable Object plain(Section section, String key) {
    var node = section.map().get(key);
    return node == null ? null : node.plain();
  }

  private static TimeReader times(@Nullable Section time) {
    if (time == null) {
      return new TimeReader(List.of(ISO), null);
    }
    var formats = new ArrayList<TimeFormat>();
    for (var name : time.texts("formats", "a time format")) {
      try {
        formats.add(TimeFormat.of(name));
      } catch (IllegalArgumentException e) {
        time.complainAt(
            "formats",
            "expected iso, date, rfc3164, epoch-seconds, epoch-millis or a Java pattern, found \"%s\": %s"
                .formatted(name, e.getMessage()));
      }
    }
    for (var key : List.of("from", "formats")) {
      if (!time.has(key)) {
        time.complainAt(key, "missing, expected a text or a list");
      }
    }
    return new TimeReader(
        formats.isEmpty() ? List.of(ISO) : List.copyOf(formats),
        time.value("zone", "a zone such as UTC", PackReader::zone));
  }

  private static @Nullable ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean collectedOtherwise(Section time) {
    var expected = "collected, or nothing";
    return time.value("otherwise", expected, text -> text.equals("collected") ? true : null)
        != null;
  }

  private static Map<String, Map<String, Object>> lookups(Section pack) {
    var lookups = new HashMap<String, Map<String, Object>>();
    var section = pack.section("lookups");
    if (section == null) {
      return lookups;
    }
    for (var entry : section.map().entries()) {
      var inner = section.below(section.path(entry.key()), entry.value());
      var table = new HashMap<String, Object>();
      if (inner != null) {
        for (var cell : inner.map().entries()) {
          table.put(
              cell.key(),
              cell.value() instanceof YamlList list
                  ? list.items().stream().map(item -> String.valueOf(item.plain())).toList()
                  : String.valueOf(cell.value().plain()));
        }
      }
      lookups.put(entry.key(), table);
    }
    return lookups;
  }

  private static Period.@Nullable Fields effective(Section pack) {
    var section = pack.section("effective");
    return section == null
        ? null
        : new Period.Fields(ref(section.only("from", "to"), "from"), ref(section, "to"));
  }

  private static List<Pack.Source> sources(Section pack) {
    var sources = new ArrayList<Pack.Source>();
    for (var section : pack.sections("logsource")) {
      section.only("when", "category", "product", "service");
      sources.add(
          new Pack.Source(
              ConditionReader.read(section, "when"),
              new LogSource(
                  section.textOrNull("category", "a word"),
                  section.textOrNull("product", "a word"),
                  section.textOrNull("service", "a word"))));
    }
    if (sources.isEmpty()) {
      pack.complainAt("logsource", "missing, expected a map with category, product or service");
    }
    return List.copyOf(sources);
  }

  private static List<Ref> refs(List<String> names) {
    return names.stream().map(Ref::of).toList();
  }

  private static @Nullable Ref ref(Section section, String key) {
    var name = section.textOrNull(key, "the name of a field");
    return name == null ? null : Ref.of(name);
  }
}
