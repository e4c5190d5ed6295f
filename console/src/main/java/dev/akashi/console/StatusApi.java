package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Phrase;
import dev.akashi.store.StatusReader.StatusPage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The routes about statuses under {@code /api/v1}; {@code openapi.yaml} describes them. */
@RestController
@RequestMapping("/api/v1")
final class StatusApi {
  private static final UnaryOperator<@Nullable String> UNTOUCHED = text -> text;

  private final StatusDesk desk;

  StatusApi(StatusDesk desk) {
    this.desk = desk;
  }

  /** One control on all its systems. */
  record ControlStatuses(
      String control,
      String number,
      Phrase title,
      @Nullable String asOf,
      @Nullable String evaluatedAt,
      String zone,
      List<StatusItem> items) {}

  /** A page of history. */
  record StatusHistory(
      String control,
      long total,
      boolean totalExact,
      String zone,
      List<StatusItem> items,
      @Nullable String next) {}

  @GetMapping("/status")
  StatusBoard statuses(@RequestParam Map<String, String> parameters) {
    Allowed.STATUSES.check(parameters);
    return desk.brief(desk.question(parameters), UNTOUCHED);
  }

  @GetMapping("/status/{control}")
  ControlStatuses status(
      @PathVariable String control, @RequestParam Map<String, String> parameters) {
    Allowed.STATUS.check(parameters);
    Control found = Question.control(control, desk.controls());
    StatusBoard board = desk.whole(desk.about(found, parameters), UNTOUCHED);
    return new ControlStatuses(
        found.id(),
        found.id().substring(found.id().indexOf(':') + 1),
        found.title(),
        board.asOf(),
        board.evaluatedAt(),
        board.zone(),
        board.items());
  }

  @GetMapping("/status/{control}/history")
  StatusHistory history(
      @PathVariable String control, @RequestParam Map<String, String> parameters) {
    Allowed.STATUS_HISTORY.check(parameters);
    Control found = Question.control(control, desk.controls());
    StatusPage page = desk.history(found, parameters);
    return new StatusHistory(
        found.id(),
        page.total(),
        page.totalExact(),
        desk.zone().getId(),
        desk.past(page.items(), UNTOUCHED),
        page.nextCursor());
  }
}
