package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.store.StatusReader.StatusPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages about statuses. */
@Controller
final class StatusPages {
  private final StatusDesk desk;
  private final Frames frames;

  StatusPages(StatusDesk desk, Frames frames) {
    this.desk = desk;
    this.frames = frames;
  }

  @GetMapping("/status")
  ModelAndView statuses(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
    StatusQuestion question = desk.question(parameters);
    // The table keeps the whole row of a control that has the status asked for.
    StatusBoard board = desk.brief(question.anyStatus(), Visible::line);
    return frames
        .page("status", "status", request)
        .addObject("board", board)
        .addObject(
            "table", StatusTable.of(board.items(), question.status(), desk.scope().systems()))
        .addObject("question", question)
        .addObject("systems", desk.scope().systems())
        .addObject("links", new Links("/status", parameters));
  }

  @GetMapping("/controls/{id}/history")
  ModelAndView history(
      @PathVariable String id,
      @RequestParam Map<String, String> parameters,
      HttpServletRequest request) {
    Control control = Question.control(id, desk.controls());
    StatusPage page = desk.history(control, parameters);
    String number = control.id().substring(control.id().indexOf(':') + 1);
    return frames
        .page("history", "status", request)
        .addObject("control", ControlItem.of(control, null))
        .addObject("changes", desk.past(page.items(), Visible::line))
        .addObject("total", page.total())
        .addObject("totalExact", page.totalExact())
        .addObject("next", page.nextCursor())
        .addObject("systems", desk.scope().systems())
        .addObject("period", desk.period(parameters))
        .addObject("links", new Links("/controls/" + number + "/history", parameters));
  }
}
