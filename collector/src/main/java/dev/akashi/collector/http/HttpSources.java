package dev.akashi.collector.http;

import java.util.Map;

/** All http doors, by the id of their source. */
public record HttpSources(Map<String, HttpSource> byId) {
  public HttpSources {
    byId = Map.copyOf(byId);
  }
}
