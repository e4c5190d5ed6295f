package dev.akashi.launcher;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Crosswalk;
import dev.akashi.catalog.Framework;
import dev.akashi.catalog.Phrase;
import dev.akashi.launcher.EvidenceCounts.Count;
import dev.akashi.launcher.text.Grid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Controls as a table, as a page, and as JSON. */
final class ControlLines {
  private static final JsonMapper JSON = new JsonMapper();

  private ControlLines() {}

  static String table(List<Control> controls, Optional<EvidenceCounts> counts, int width) {
    if (counts.isEmpty()) {
      var grid = new Grid("CONTROL", "LEVEL", "TITLE");
      controls.forEach(c -> grid.row(c.id(), level(c), inMyLanguage(c.title())));
      return grid.render(width) + "\nAkashi is not running here, so there are no counts.\n";
    }
    var grid = new Grid("CONTROL", "EVIDENCE", "SUPPORTS", "CONTRADICTS", "CONTEXT", "TITLE");
    controls.forEach(c -> addCounted(grid, c, counts.get().of(c.id())));
    return grid.render(width);
  }

  /** One row: the control, its counts, its title. */
  static void addCounted(Grid grid, Control control, Count count) {
    grid.row(
        control.id(),
        shown(count.evidence()),
        shown(count.supports()),
        shown(count.contradicts()),
        shown(count.context()),
        inMyLanguage(control.title()));
  }

  static String detail(Control control, Optional<EvidenceCounts> counts, int width) {
    var grid = new Grid(control.id(), control.title().en());
    grid.row("", control.title().ja());
    grid.row("area", control.areaId() + " " + control.areaTitle());
    grid.row("part, level", control.part().id() + ", " + level(control));
    grid.row("asks for", control.summary().en());
    grid.row("", control.summary().ja());
    counterparts(control.crosswalk())
        .forEach(
            (framework, ids) -> {
              if (!ids.isEmpty()) {
                grid.row(framework, String.join(", ", ids));
              }
            });
    grid.row("evidence", counts.map(c -> sentence(c.of(control.id()))).orElse("not running here"));
    return grid.render(width);
  }

  static String json(Control control, Optional<EvidenceCounts> counts) {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", control.id());
    put(line.putObject("title"), control.title());
    line.put("part", control.part().id());
    line.put("level", level(control));
    line.put("area", control.areaId());
    line.put("area_title", control.areaTitle());
    put(line.putObject("summary"), control.summary());
    ObjectNode crosswalk = line.putObject("crosswalk");
    counterparts(control.crosswalk())
        .forEach((framework, ids) -> ids.forEach(crosswalk.withArray(framework)::add));
    crosswalk.put("confidence", lower(control.crosswalk().confidence()));
    putCounts(line, counts.map(c -> c.of(control.id())));
    return JSON.writeValueAsString(line);
  }

  /** Null while Akashi is not running: not known is not zero. */
  private static void putCounts(ObjectNode line, Optional<Count> count) {
    line.put("evidence", count.map(Count::evidence).orElse(null));
    line.put("supports", count.map(Count::supports).orElse(null));
    line.put("contradicts", count.map(Count::contradicts).orElse(null));
    line.put("context", count.map(Count::context).orElse(null));
    line.put("newest", count.map(Count::newest).filter(t -> !t.isEmpty()).orElse(null));
  }

  private static Map<String, List<String>> counterparts(Crosswalk crosswalk) {
    var all = new LinkedHashMap<String, List<String>>();
    for (Framework framework : Framework.values()) {
      all.put(framework.id(), framework.counterparts(crosswalk));
    }
    return all;
  }

  private static String sentence(Count count) {
    return count.evidence() == 0
        ? "none"
        : "%d (supports %d, contradicts %d, context %d), newest %s"
            .formatted(
                count.evidence(),
                count.supports(),
                count.contradicts(),
                count.context(),
                Times.shown(count.newest()));
  }

  static void put(ObjectNode languages, Phrase phrase) {
    languages.put("ja", phrase.ja()).put("en", phrase.en());
  }

  static String inMyLanguage(Phrase phrase) {
    return Locale.getDefault().getLanguage().equals("ja") ? phrase.ja() : phrase.en();
  }

  private static String level(Control control) {
    return lower(control.level());
  }

  static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String shown(long count) {
    return count == 0 ? "-" : Long.toString(count);
  }
}
