package dev.akashi.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns what went wrong into a problem document for the API, or a page for a person. */
@ControllerAdvice
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String API = "/api/";

  private final Words words;
  private final Frames frames;

  Problems(Words words, Frames frames) {
    this.words = words;
    this.frames = frames;
  }

  @ExceptionHandler(BadParameterException.class)
  Object badParameter(BadParameterException bad, HttpServletRequest request) {
    Locale language = language(request);
    var more = new LinkedHashMap<String, Object>();
    more.put("parameter", bad.parameter());
    more.put("expected", words.expected(bad.expectation(), language));
    more.put("found", bad.found());
    return answer(request, 400, "bad-request", words.complaint(bad, language), more);
  }

  @ExceptionHandler(UnknownControlException.class)
  Object unknownControl(UnknownControlException unknown, HttpServletRequest request) {
    String asked = Visible.line(unknown.asked());
    String nearest = String.join(", ", unknown.suggestions());
    String detail =
        nearest.isEmpty()
            ? words.of("problem.unknown-control", language(request), asked)
            : words.of("problem.unknown-control-near", language(request), asked, nearest);
    Map<String, Object> more = Map.of("suggestions", unknown.suggestions());
    return answer(request, 404, "not-found", detail, more);
  }

  @ExceptionHandler(UnknownEvidenceException.class)
  Object unknownEvidence(UnknownEvidenceException unknown, HttpServletRequest request) {
    String asked = Visible.line(unknown.asked());
    String detail = words.of("problem.unknown-evidence", language(request), asked);
    return answer(request, 404, "not-found", detail, Map.of());
  }

  @ExceptionHandler(ServerAwayException.class)
  Object away(ServerAwayException away, HttpServletRequest request) {
    Locale language = language(request);
    String since = Times.wire(away.away().since());
    String detail =
        words.of(
            away.away().known() ? "problem.away" : "problem.not-asked",
            language,
            words.of("server." + away.server(), language),
            isApi(request) ? since : frames.times().local(since),
            Visible.line(away.away().message()));
    var more = new LinkedHashMap<String, Object>();
    more.put("component", away.server());
    more.put("since", since);
    return answer(request, 503, "away", detail, more);
  }

  @ExceptionHandler(Exception.class)
  Object other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      int status = known.getStatusCode().value();
      String key = HttpStatus.NOT_FOUND.value() == status ? "not-found" : "bad-request";
      String detail =
          words.of("problem.route", language(request), request.getMethod(), path(request));
      return answer(request, status, key, detail, Map.of());
    }
    String reference = UUID.randomUUID().toString();
    LOG.error("Request failed, reference {}", reference, e);
    String detail = words.of("problem.unexpected", language(request), reference);
    return answer(request, 500, "unexpected", detail, Map.of());
  }

  private Object answer(
      HttpServletRequest request,
      int status,
      String titleKey,
      String detail,
      Map<String, Object> more) {
    String title = words.of("problem.title." + titleKey, language(request));
    var problem = new Problem(status, title, detail, more);
    if (isApi(request)) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem.members());
    }
    var page = frames.page("problem", "", request);
    page.setStatus(HttpStatus.valueOf(status));
    page.addObject("problem", problem);
    return page;
  }

  private Locale language(HttpServletRequest request) {
    return isApi(request) ? Locale.ENGLISH : frames.language(request);
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith(API);
  }

  private static String path(HttpServletRequest request) {
    return Visible.line(request.getRequestURI());
  }
}
