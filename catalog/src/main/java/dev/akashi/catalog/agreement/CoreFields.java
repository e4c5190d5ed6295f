package dev.akashi.catalog.agreement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields of the Elastic Common Schema that rules and auditors lean on, and their values. */
final class CoreFields {
  /** Compared where the other document has them. */
  static final List<String> NAMES =
      List.of(
          "@timestamp",
          "event.category",
          "event.type",
          "event.action",
          "event.outcome",
          "user.name",
          "user.id",
          "source.ip",
          "destination.ip",
          "host.name",
          "host.hostname",
          "process.name",
          "process.pid",
          "http.request.method",
          "http.response.status_code",
          "url.path",
          "user_agent.original");

  private CoreFields() {}

  /**
   * The values of a field, spelled in one way: times in UTC to the millisecond, numbers without
   * trailing zeros, lists without their order. Empty where the field has none.
   */
  static SortedSet<String> values(JsonNode document, String field) {
    var values = new TreeSet<String>();
    var found = at(document, field);
    if (found.isArray()) {
      found.forEach(element -> values.add(spelled(field, element)));
    } else if (!found.isMissingNode() && !found.isNull()) {
      values.add(spelled(field, found));
    }
    return values;
  }

  /** Names may be nested objects or hold dots. */
  private static JsonNode at(JsonNode node, String path) {
    if (node.has(path)) {
      return node.path(path);
    }
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      var inner = node.path(path.substring(0, dot));
      if (inner.isObject()) {
        return at(inner, path.substring(dot + 1));
      }
    }
    return node.path(path);
  }

  private static String spelled(String field, JsonNode value) {
    if (field.equals("@timestamp")) {
      return time(value.asString(""));
    }
    return value.isNumber()
        ? new BigDecimal(value.numberValue().toString()).stripTrailingZeros().toPlainString()
        : value.isString() ? value.stringValue() : value.toString();
  }

  private static String time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }
}
