package dev.akashi.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Addresses of the same page with something changed. A change of the question starts again at the
 * first page.
 */
record Links(String path, Map<String, String> parameters) {

  /** With one parameter set, or left out when the value is empty. */
  public String with(String name, String value) {
    return url(Map.of(name, value, "cursor", ""));
  }

  /** With another period. */
  public String period(String from, String to) {
    return url(Map.of("from", from, "to", to, "cursor", ""));
  }

  /** The page after this one. */
  public String next(String cursor) {
    return url(Map.of("cursor", cursor));
  }

  /** The first page. */
  public String first() {
    return url(Map.of("cursor", ""));
  }

  /** Without any question. */
  public String clear() {
    return path;
  }

  /** The page of a control, for the same period. */
  public String control(String number) {
    var url = UriComponentsBuilder.fromPath("/controls/" + encoded(number));
    for (String name : List.of("from", "to")) {
      if (!asked(name).isBlank()) {
        url.queryParam(name, encoded(asked(name)));
      }
    }
    return url.build(true).toUriString();
  }

  /** The page of a control, as of the same time, at one system. */
  public String status(String number, String system) {
    var url = UriComponentsBuilder.fromPath("/controls/" + encoded(number));
    if (!asked("as_of").isBlank()) {
      url.queryParam("as_of", encoded(asked("as_of")));
    }
    return url.fragment(encoded("system-" + system)).build(true).toUriString();
  }

  /** A parameter as it was asked; empty when it was not. */
  public String asked(String name) {
    @Nullable String value = parameters.get(name);
    return value == null ? "" : value;
  }

  private String url(Map<String, String> changes) {
    var merged = new TreeMap<>(parameters);
    merged.putAll(changes);
    merged.remove("lang");
    var url = UriComponentsBuilder.fromPath(path);
    merged.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            url.queryParam(encoded(name), encoded(value));
          }
        });
    return url.build(true).toUriString();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
