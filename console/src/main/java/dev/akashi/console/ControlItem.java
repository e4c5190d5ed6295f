package dev.akashi.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.akashi.catalog.Control;
import dev.akashi.catalog.Crosswalk;
import dev.akashi.catalog.Phrase;
import dev.akashi.store.EvidenceReader.ControlCount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One control and how much evidence it has in a period.
 *
 * @param number the id without its framework, as the guideline prints it
 * @param evidence distinct pieces of evidence; one piece may have more than one polarity
 * @param newest when the newest of it occurred; null when there is none
 * @param crosswalk null in lists
 */
record ControlItem(
    String id,
    String number,
    String part,
    String area,
    String areaTitle,
    String level,
    Phrase title,
    Phrase summary,
    long evidence,
    long supports,
    long contradicts,
    long context,
    @Nullable String newest,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CrosswalkItem crosswalk) {

  /**
   * Counterparts in other frameworks.
   *
   * @param confidence how far the row may be trusted: high, medium, low
   */
  record CrosswalkItem(
      List<String> iso27002,
      List<String> iso27017,
      List<String> iso27001,
      List<String> nist80053,
      List<String> csf,
      List<String> ismap,
      String confidence,
      String note) {

    /** The frameworks that have a counterpart, by the name that people know. */
    public Map<String, List<String>> named() {
      var named = new java.util.LinkedHashMap<String, List<String>>();
      named.put("ISO/IEC 27001", iso27001);
      named.put("ISO/IEC 27002", iso27002);
      named.put("ISO/IEC 27017", iso27017);
      named.put("ISMAP", ismap);
      named.put("NIST SP 800-53", nist80053);
      named.put("NIST CSF", csf);
      named.values().removeIf(List::isEmpty);
      return named;
    }
  }

  static ControlItem of(Control control, @Nullable ControlCount count) {
    return new ControlItem(
        control.id(),
        control.id().substring(control.id().indexOf(':') + 1),
        control.part().id(),
        control.areaId(),
        control.areaTitle(),
        Question.word(control.level()),
        control.title(),
        control.summary(),
        count == null ? 0 : count.all(),
        count == null ? 0 : count.supports(),
        count == null ? 0 : count.contradicts(),
        count == null ? 0 : count.context(),
        count == null ? null : Times.wire(count.newest()),
        null);
  }

  ControlItem with(Crosswalk found) {
    var item =
        new CrosswalkItem(
            found.iso27002(),
            found.iso27017(),
            found.iso27001(),
            found.nist80053(),
            found.csf(),
            found.ismap(),
            Question.word(found.confidence()),
            found.note());
    return new ControlItem(
        id,
        number,
        part,
        area,
        areaTitle,
        level,
        title,
        summary,
        evidence,
        supports,
        contradicts,
        context,
        newest,
        item);
  }
}
