package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What is around every page: language switch, navigation, and whether all is well. */
final class Frames {
  private final Language language;
  private final Times times;
  private final Desk desk;

  Frames(Language language, Times times, Desk desk) {
    this.language = language;
    this.times = times;
    this.desk = desk;
  }

  /**
   * What the template of the frame shows.
   *
   * @param section the entry of the navigation that is current; empty for none
   * @param unwell the parts that are not known to be well
   */
  record Frame(
      String language,
      String section,
      List<Switch> switches,
      HealthReport.Status health,
      List<HealthReport.Part> unwell,
      String zone) {

    /** The words of a phrase in the language of the page. */
    public String say(Phrase phrase) {
      return language.equals(Locale.JAPANESE.getLanguage()) ? phrase.ja() : phrase.en();
    }
  }

  /** The address of this page in one language. */
  record Switch(String language, String name, String url, boolean current) {}

  ModelAndView page(String name, String section, HttpServletRequest request) {
    Locale current = language(request);
    HealthReport health = desk.health();
    var frame =
        new Frame(
            current.getLanguage(),
            section,
            Language.ALL.stream().map(other -> switchTo(other, current, request)).toList(),
            health.status(),
            health.parts().stream()
                .filter(part -> part.status() != HealthReport.Status.OK)
                .toList(),
            times.zone().getId());
    return new ModelAndView(name).addAllObjects(Map.of("frame", frame, "t", times));
  }

  Locale language(HttpServletRequest request) {
    return language.resolveLocale(request);
  }

  Times times() {
    return times;
  }

  private static Switch switchTo(Locale other, Locale current, HttpServletRequest request) {
    String query = request.getQueryString();
    String url =
        UriComponentsBuilder.fromPath(request.getRequestURI())
            .query(query)
            .replaceQueryParam("lang", other.getLanguage())
            .build(false)
            .toUriString();
    return new Switch(
        other.getLanguage(), other.getDisplayLanguage(other), url, other.equals(current));
  }
}
