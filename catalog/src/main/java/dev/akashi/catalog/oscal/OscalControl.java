package dev.akashi.catalog.oscal;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Framework;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One control in OSCAL. */
record OscalControl(Control control) {

  ObjectNode json(ObjectNode json) {
    json.put("id", token());
    json.put("class", control.level().name().toLowerCase(Locale.ROOT));
    json.put("title", control.title().en());
    properties(json.putArray("props"));
    links(json);
    var parts = json.putArray("parts");
    summary(parts.addObject(), "en", control.title().en(), control.summary().en());
    summary(parts.addObject(), "ja", control.title().ja(), control.summary().ja());
    return json;
  }

  /** {@code mic-III.1.1.12}: a token of OSCAL has no colon. */
  private String token() {
    return control.id().replace(':', '-');
  }

  private void properties(ArrayNode props) {
    var crosswalk = control.crosswalk();
    Properties.add(props, "label", control.id().substring(control.id().indexOf(':') + 1));
    Properties.add(props, "title-ja", control.title().ja());
    Properties.add(props, "level", control.level().name().toLowerCase(Locale.ROOT));
    var confidence = crosswalk.confidence().name().toLowerCase(Locale.ROOT);
    var said = Properties.add(props, "crosswalk-confidence", confidence);
    if (!crosswalk.note().isEmpty()) {
      said.put("remarks", crosswalk.note());
    }
    if (!crosswalk.provenance().isEmpty()) {
      Properties.add(props, "provenance", crosswalk.provenance());
    }
    for (var framework : Framework.values()) {
      for (var id : framework.counterparts(crosswalk)) {
        Properties.add(props, "supports", id).put("class", framework.id());
      }
    }
  }

  private void links(ObjectNode json) {
    for (var framework : Framework.values()) {
      var ids = framework.counterparts(control.crosswalk());
      if (!ids.isEmpty()) {
        json.withArray("links")
            .addObject()
            .put("href", "#" + OscalCatalog.uuid(framework))
            .put("rel", "related")
            .put("text", "supports " + framework.title() + " " + String.join(", ", ids));
      }
    }
  }

  private void summary(ObjectNode part, String language, String title, String prose) {
    part.put("id", token() + "_summary-" + language);
    part.put("name", "summary");
    part.put("ns", OscalCatalog.NAMESPACE);
    part.put("class", language);
    part.put("title", title);
    part.put("prose", prose);
  }
}
