package dev.akashi.catalog.oscal;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Framework;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the controls as an OSCAL catalogue in JSON. The same controls always give the same bytes:
 * its time is the day on which the facts were last checked, and its UUID is named by its content.
 */
public final class OscalCatalog {
  /** The version of OSCAL that the text is written in. */
  public static final String OSCAL_VERSION = "1.1.3";

  /** Whose words the names of our properties and parts are. */
  static final String NAMESPACE = "urn:akashi:oscal";

  private static final String REMARKS =
      "Titles are labels; summaries are Akashi's own words and no"
          + " text of any framework. Links say that evidence for a control also supports the"
          + " counterpart, in our judgement and with the confidence given. They do not say that a"
          + " system complies with either.";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Controls controls;

  private OscalCatalog(Controls controls) {
    this.controls = controls;
  }

  /** The catalogue as JSON text, ended by a line feed. */
  public static String write(Controls controls) {
    var catalog = new OscalCatalog(controls).catalog();
    // OSCAL asks for another UUID whenever the content is another.
    var uuid = NamedUuid.of(catalog.toString());
    var whole = JSON.createObjectNode();
    whole.putObject("catalog").put("uuid", uuid.toString()).setAll(catalog);
    return JSON.writeValueAsString(whole) + "\n";
  }

  private ObjectNode catalog() {
    var catalog = JSON.createObjectNode();
    metadata(catalog.putObject("metadata"));
    groups(catalog.putArray("groups"));
    var resources = catalog.putObject("back-matter").putArray("resources");
    for (var framework : Framework.values()) {
      resources.addObject().put("uuid", uuid(framework)).put("title", framework.title());
    }
    return catalog;
  }

  private void metadata(ObjectNode metadata) {
    var checked = lastChecked();
    metadata.put("title", "MIC guideline for the security of cloud services, 3rd edition");
    metadata.put("last-modified", checked.atStartOfDay().toInstant(ZoneOffset.UTC).toString());
    metadata.put("version", "mic-3 " + checked);
    metadata.put("oscal-version", OSCAL_VERSION);
    var props = metadata.putArray("props");
    Properties.add(props, "title-ja", "クラウドサービス提供における情報セキュリティ対策ガイドライン（第3版）");
    Properties.add(props, "controls-source", controls.header().source());
    Properties.add(props, "controls-last-checked", controls.header().lastChecked().toString());
    Properties.add(props, "crosswalk-source", controls.crosswalkHeader().source());
    Properties.add(
        props, "crosswalk-last-checked", controls.crosswalkHeader().lastChecked().toString());
    metadata.put("remarks", REMARKS);
  }

  private LocalDate lastChecked() {
    var first = controls.header().lastChecked();
    var second = controls.crosswalkHeader().lastChecked();
    return first.isAfter(second) ? first : second;
  }

  /** A group per part of the guideline, and in it one per area. */
  private void groups(ArrayNode groups) {
    var parts = new LinkedHashMap<String, ArrayNode>();
    var areas = new LinkedHashMap<String, ArrayNode>();
    for (var control : controls.all()) {
      var within =
          parts.computeIfAbsent(
              control.part().id(), part -> PartTitle.group(groups.addObject(), part));
      areas
          .computeIfAbsent(control.areaId(), area -> area(within.addObject(), control))
          .add(new OscalControl(control).json(JSON.createObjectNode()));
    }
  }

  private static ArrayNode area(ObjectNode group, Control control) {
    group.put("id", "mic-" + control.areaId());
    group.put("class", "area");
    group.put("title", control.areaTitle());
    Properties.add(group.putArray("props"), "label", control.areaId());
    return group.putArray("controls");
  }

  static String uuid(Framework framework) {
    return NamedUuid.of("framework " + framework.id()).toString();
  }

  /** What the parts of the guideline are about, in both languages. */
  private static final class PartTitle {
    private static final Map<String, String[]> TITLES =
        Map.of(
            "common", new String[] {"All cloud services", "共通編"},
            "saas", new String[] {"SaaS", "SaaS編"},
            "paas-iaas", new String[] {"PaaS and IaaS", "PaaS/IaaS編"});

    static ArrayNode group(ObjectNode group, String part) {
      var titles = TITLES.getOrDefault(part, new String[] {part, part});
      group.put("id", "mic-" + part);
      group.put("class", "part");
      group.put("title", titles[0]);
      Properties.add(group.putArray("props"), "title-ja", titles[1]);
      return group.putArray("groups");
    }
  }
}
