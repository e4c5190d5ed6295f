package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.store.EvidenceReader.EvidencePage;
import dev.akashi.store.EvidenceReader.QuarantinePage;
import dev.akashi.store.StatusReader.StatusPage;
import dev.akashi.store.StoredEvidence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages that auditors read. They ask the same desk as the API. */
@Controller
final class Pages {
  private static final int CHANGES_SHOWN = 8;

  private final Desk desk;
  private final StatusDesk statuses;
  private final Frames frames;

  Pages(Desk desk, StatusDesk statuses, Frames frames) {
    this.desk = desk;
    this.statuses = statuses;
    this.frames = frames;
  }

  @GetMapping("/")
  ModelAndView home(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
    ControlFilter filter = ControlFilter.of(parameters);
    Period period = desk.period(parameters);
    List<ControlItem> all = desk.controls(period);
    return frames
        .page("home", "controls", request)
        .addObject("overview", Overview.of(all, filter))
        .addObject("filter", filter)
        .addObject("period", period)
        .addObject("presets", Preset.of(desk.clock(), desk.zone()))
        .addObject("links", new Links("/", parameters));
  }

  @GetMapping("/controls/{id}")
  ModelAndView control(
      @PathVariable String id,
      @RequestParam Map<String, String> parameters,
      HttpServletRequest request) {
    Control control = Question.control(id, desk.controls());
    var asked = new HashMap<>(parameters);
    asked.put("control", control.id());
    Question question = desk.question(asked);
    EvidencePage page = desk.search(question);
    ControlItem item = desk.control(control, question.period());
    StatusQuestion about =
        statuses.about(control, Map.of("as_of", asked.getOrDefault("as_of", "")));
    StatusBoard board = statuses.whole(about, Visible::line);
    StatusPage changes = statuses.newest(control, about.asOf(), CHANGES_SHOWN);
    return frames
        .page("control", "controls", request)
        .addObject("board", board)
        .addObject("asOf", about.asOf())
        .addObject("timelines", statuses.timelines(control, about.asOf(), board))
        .addObject("changes", statuses.past(changes.items(), Visible::line))
        .addObject("moreChanges", changes.nextCursor() != null)
        .addObject("systems", statuses.scope().systems())
        .addObject("control", item)
        .addObject("rows", EvidenceRow.of(page.items(), control.id()))
        .addObject("total", page.total())
        .addObject("totalExact", page.totalExact())
        .addObject("next", page.nextCursor())
        .addObject("query", question.query())
        .addObject("asked", parameters)
        .addObject("period", question.period())
        .addObject("presets", Preset.of(desk.clock(), desk.zone()))
        .addObject("links", new Links("/controls/" + item.number(), parameters));
  }

  @GetMapping("/evidence")
  ModelAndView evidence(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
    StoredEvidence stored = desk.evidence(parameters);
    return frames
        .page("evidence", "controls", request)
        .addObject("e", EvidenceSheet.of(stored, desk.controls()));
  }

  @GetMapping("/sources")
  ModelAndView sources(HttpServletRequest request) {
    Counts.Snapshot snapshot = desk.counts().now();
    return frames
        .page("sources", "sources", request)
        .addObject("table", desk.streams(snapshot))
        .addObject("asOf", Times.wire(snapshot.asOf()))
        .addObject("away", snapshot.away())
        .addObject("health", desk.health());
  }

  @GetMapping("/quarantine")
  ModelAndView quarantine(
      @RequestParam Map<String, String> parameters, HttpServletRequest request) {
    QuarantinePage page = desk.quarantined(parameters);
    return frames
        .page("quarantine", "quarantine", request)
        .addObject("rows", page.items().stream().map(QuarantineRow::of).toList())
        .addObject("total", page.total())
        .addObject("totalExact", page.totalExact())
        .addObject("next", page.nextCursor())
        .addObject("asked", parameters)
        .addObject("links", new Links("/quarantine", parameters));
  }
}
