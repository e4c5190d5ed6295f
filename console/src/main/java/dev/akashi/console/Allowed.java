package dev.akashi.console;

import java.util.List;
import java.util.Map;

/**
 * The parameters that a route of the API knows. A misspelt one is refused: to ignore it would
 * answer another question than the one asked.
 */
enum Allowed {
  EVIDENCE(
      "control", "system", "source", "kind", "polarity", "from", "to", "text", "limit", "cursor"),
  ITEM("id"),
  DOCUMENTS("control", "system", "from", "to", "limit", "cursor"),
  CONTROLS("part", "level", "text", "show", "from", "to"),
  CONTROL("from", "to"),
  STATUSES("system", "control", "status", "as_of"),
  STATUS("system", "as_of"),
  STATUS_HISTORY("system", "from", "to", "limit", "cursor"),
  QUARANTINE("system", "source", "reason", "limit", "cursor"),
  NOTHING;

  private final List<String> names;

  Allowed(String... names) {
    this.names = List.of(names);
  }

  List<String> names() {
    return names;
  }

  /**
   * Checks the names of the parameters.
   *
   * @throws BadParameterException when one is not known
   */
  void check(Map<String, String> parameters) {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (!names.contains(parameter.getKey())) {
        throw new BadParameterException(
            parameter.getKey(), "known-parameter", parameter.getValue());
      }
    }
  }
}
