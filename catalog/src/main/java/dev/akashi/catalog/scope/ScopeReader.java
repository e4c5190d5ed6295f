package dev.akashi.catalog.scope;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.sigma.yaml.YamlMap;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the sections of the scope file into a {@link Scope}, complaining on the way. */
final class ScopeReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final String ID_EXPECTED =
      "expected an id of lower-case letters, digits and hyphens, at most 40, found \"%s\"";
  private static final Map<String, String> CHARSETS =
      Map.of(
          "utf-8", "UTF-8",
          "utf8", "UTF-8",
          "windows-31j", "windows-31j",
          "cp932", "windows-31j",
          "ms932", "windows-31j",
          "shift_jis", "windows-31j",
          "shift-jis", "windows-31j",
          "sjis", "windows-31j");

  private final Catalog catalog;
  private final Path folder;

  ScopeReader(Catalog catalog, Path folder) {
    this.catalog = catalog;
    this.folder = folder;
  }

  Scope read(Section file) {
    file.only("zone", "systems", "sources", "expectations", "alerts");
    var zone = zone(file);
    var systems = systems(file);
    return new Scope(
        zone == null ? Scope.DEFAULT_ZONE : zone,
        Collections.unmodifiableMap(systems),
        Collections.unmodifiableMap(
            sources(file, systems, zone == null ? Scope.DEFAULT_ZONE : zone)),
        ExpectationSettings.numbers(file),
        AlertsReader.read(file, systems.keySet(), folder));
  }

  private Map<String, SystemInScope> systems(Section file) {
    var systems = new LinkedHashMap<String, SystemInScope>();
    var section = file.section("systems");
    if (section == null || section.map().entries().isEmpty()) {
      file.complainAt("systems", "expected at least one system with title and layers, found none");
      return systems;
    }
    for (var entry : section.map().entries()) {
      checkId(section, entry);
      var inner = section.section(entry.key());
      if (inner != null) {
        systems.put(
            entry.key(),
            system(entry.key(), inner.only("title", "layers", "expectations", "not_applicable")));
      }
    }
    return systems;
  }

  private SystemInScope system(String id, Section section) {
    if (!section.has("layers")) {
      section.complainAt("layers", "missing, expected a list of " + Layer.words());
    }
    return new SystemInScope(
        id,
        title(id, section),
        layers(section),
        ExpectationSettings.numbers(section),
        ExpectationSettings.notApplicable(section, catalog.controls()));
  }

  private static Phrase title(String id, Section section) {
    if (!section.has("title")) {
      section.complainAt("title", "missing, expected a map with en and ja");
      return new Phrase(id, id);
    }
    var title = section.section("title");
    if (title == null) {
      return new Phrase(id, id);
    }
    title.only("en", "ja");
    return new Phrase(
        title.text("en", "the English title"), title.text("ja", "the Japanese title"));
  }

  private Map<String, Source> sources(
      Section file, Map<String, SystemInScope> systems, ZoneId zone) {
    var sources = new LinkedHashMap<String, Source>();
    var section = file.section("sources");
    if (section == null) {
      return sources;
    }
    for (var entry : section.map().entries()) {
      checkId(section, entry);
      var inner = section.section(entry.key());
      var source = inner == null ? null : source(entry.key(), inner, systems, zone);
      if (source != null) {
        sources.put(entry.key(), source);
      }
    }
    return sources;
  }

  private @Nullable Source source(
      String id, Section section, Map<String, SystemInScope> systems, ZoneId zone) {
    section.only("system", "pack", "layers", "zone", "charset", "file", "http", "stdin");
    var system = system(section, systems);
    var pack = pack(section);
    var layers = layers(section, system);
    var own = zone(section);
    var charset = charset(section);
    var door = door(section);
    return system == null || door == null
        ? null
        : new Source(id, system.id(), pack, layers, own == null ? zone : own, charset, door);
  }

  private static @Nullable SystemInScope system(
      Section section, Map<String, SystemInScope> systems) {
    var id = section.text("system", "the id of a system");
    var system = systems.get(id);
    if (system == null && !id.isEmpty()) {
      section.complainAt(
          "system",
          "expected one of the systems %s, found \"%s\"%s"
              .formatted(systems.keySet(), id, Nearest.hint(id, systems.keySet())));
    }
    return system;
  }

  private String pack(Section section) {
    var id = section.text("pack", "the id of a pack");
    if (!id.isEmpty() && catalog.pack(id).isEmpty()) {
      var known = catalog.packs().stream().map(Pack::id).toList();
      section.complainAt(
          "pack",
          "expected one of the packs %s, found \"%s\"%s"
              .formatted(known, id, Nearest.hint(id, known)));
    }
    return id;
  }

  private static Set<Layer> layers(Section section, @Nullable SystemInScope system) {
    if (!section.has("layers")) {
      return system == null ? Set.of() : system.layers();
    }
    var layers = layers(section);
    if (system != null && !system.layers().containsAll(layers)) {
      section.complainAt(
          "layers",
          "expected some of the layers of system %s, %s, found %s"
              .formatted(system.id(), words(system.layers()), words(layers)));
    }
    return layers;
  }

  private static List<String> words(Set<Layer> layers) {
    return layers.stream().map(Layer::id).toList();
  }

  private static Set<Layer> layers(Section section) {
    var layers = EnumSet.noneOf(Layer.class);
    for (var word : section.texts("layers", Layer.words())) {
      var layer = Layer.of(word);
      if (layer.isEmpty()) {
        var known = List.of(Layer.words().split(", "));
        section.complainAt(
            "layers",
            "expected some of %s, found \"%s\"%s"
                .formatted(Layer.words(), word, Nearest.hint(word, known)));
      }
      layer.ifPresent(layers::add);
    }
    if (section.has("layers") && section.items("layers").isEmpty()) {
      section.complainAt("layers", "expected at least one of " + Layer.words() + ", found none");
    }
    return Collections.unmodifiableSet(layers);
  }

  private static @Nullable ZoneId zone(Section section) {
    return section.value("zone", "a zone such as Asia/Tokyo", ScopeReader::zone);
  }

  private static @Nullable ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String charset(Section section) {
    var charset =
        section.value(
            "charset",
            "UTF-8 or windows-31j (also named CP932 or Shift_JIS)",
            text -> CHARSETS.get(text.toLowerCase(Locale.ROOT)));
    return charset == null ? "UTF-8" : charset;
  }

  private @Nullable Door door(Section section) {
    var doors = List.of("file", "http", "stdin").stream().filter(section::has).toList();
    if (doors.size() != 1) {
      section.complain(
          section.map(),
          "%s: expected exactly one of file, http and stdin, found %s"
              .formatted(section.path("file"), doors.isEmpty() ? "none" : doors));
      return null;
    }
    var inner = section.section(doors.getFirst());
    if (inner == null) {
      return null;
    }
    return switch (doors.getFirst()) {
      case "file" -> files(inner.only("paths"));
      case "http" -> {
        inner.only();
        yield new Door.HttpDoor();
      }
      default -> {
        inner.only();
        yield new Door.StdinDoor();
      }
    };
  }

  private @Nullable Door files(Section section) {
    var globs =
        section.texts("paths", "a path or glob").stream()
            .map(glob -> absolute(section, glob))
            .filter(glob -> !glob.isEmpty())
            .toList();
    if (globs.isEmpty()) {
      section.complainAt("paths", "expected at least one path or glob, found none");
      return null;
    }
    return new Door.FileDoor(globs);
  }

  private String absolute(Section section, String glob) {
    try {
      var absolute = folder.resolve(glob).normalize();
      folder.getFileSystem().getPathMatcher("glob:" + absolute);
      return absolute.toString();
    } catch (IllegalArgumentException e) {
      section.complainAt(
          "paths",
          "expected a path or glob such as /var/log/auth.log*, found \"%s\": %s"
              .formatted(glob, e.getMessage()));
      return "";
    }
  }

  private static void checkId(Section section, YamlMap.Entry entry) {
    if (!ID.matcher(entry.key()).matches()) {
      section.complain(
          entry.value(),
          "%s: %s".formatted(section.path(entry.key()), ID_EXPECTED.formatted(entry.key())));
    }
  }
}
