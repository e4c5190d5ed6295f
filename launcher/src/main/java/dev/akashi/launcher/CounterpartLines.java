package dev.akashi.launcher;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Counterparts.Counterpart;
import dev.akashi.launcher.text.Grid;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ids of other frameworks, with the controls whose evidence supports them. Titles are left out:
 * many are close to those of the other framework, whose texts are not ours to show.
 */
final class CounterpartLines {
  private static final JsonMapper JSON = new JsonMapper();

  private CounterpartLines() {}

  /** One line per id and control. */
  static String table(List<Counterpart> counterparts, int width) {
    var grid =
        new Grid(
            "ID",
            "SUPPORTED BY EVIDENCE FOR",
            "CONFIDENCE",
            "WHAT THE CONTROL ASKS FOR, IN OUR WORDS");
    for (Counterpart one : counterparts) {
      for (Control control : one.controls()) {
        grid.row(
            one.framework().id() + ":" + one.id(),
            control.id(),
            ControlLines.lower(control.crosswalk().confidence()),
            ControlLines.inMyLanguage(control.summary()));
      }
    }
    return grid.render(width)
        + "\nEvidence for a control supports the id beside it, in our judgement and with this"
        + " confidence.\nThe texts of other frameworks are theirs and are not shown.\n";
  }

  static String json(Counterpart one) {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", one.framework().id() + ":" + one.id());
    line.put("framework", one.framework().id());
    line.put("framework_title", one.framework().title());
    var supporting = line.putArray("supported_by");
    for (Control control : one.controls()) {
      ObjectNode entry = supporting.addObject().put("control", control.id());
      ControlLines.put(entry.putObject("summary"), control.summary());
      entry.put("confidence", ControlLines.lower(control.crosswalk().confidence()));
      entry.put("note", control.crosswalk().note().isEmpty() ? null : control.crosswalk().note());
    }
    return JSON.writeValueAsString(line);
  }
}
