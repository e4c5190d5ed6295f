package dev.akashi.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions about statuses as typed queries. */
final class StatusBody {
  /** The aggregation that groups statuses by what they are about. */
  static final String SUBJECTS = "subjects";

  /** Within it, the newest of each. */
  static final String NEWEST = "newest";

  private StatusBody() {}

  /** A slice of the current statuses, ordered by key. */
  static ObjectNode current(StatusQuery query, int size, @Nullable String afterKey) {
    ObjectNode body = node().put("size", size).put("track_total_hits", false);
    addSubject(filter(body), query.control(), query.system());
    sort(body, StatusDocument.KEY, "asc", "keyword");
    if (afterKey != null) {
      body.putArray("search_after").add(afterKey);
    }
    return body;
  }

  /**
   * A slice of what was known at a time: of each control on each system the newest status until
   * then.
   *
   * @param after {@code after_key} of the slice before; null for the first
   */
  static ObjectNode asOf(StatusQuery query, Instant time, int size, @Nullable JsonNode after) {
    ObjectNode body = node().put("size", 0).put("track_total_hits", false);
    ArrayNode filter = filter(body);
    addSubject(filter, query.control(), query.system());
    range(filter).put("lte", time.toString());
    ObjectNode subjects = body.putObject("aggs").putObject(SUBJECTS);
    ObjectNode composite = subjects.putObject("composite").put("size", size);
    composite
        .putArray("sources")
        .addObject()
        .putObject(StatusDocument.KEY)
        .putObject("terms")
        .put("field", StatusDocument.KEY);
    if (after != null) {
      composite.set("after", after);
    }
    ObjectNode newest = subjects.putObject("aggs").putObject(NEWEST).putObject("top_hits");
    newest.put("size", 1);
    sort(newest, StatusDocument.TICK, "desc", "date");
    return body;
  }

  static ObjectNode history(StatusHistoryQuery query) {
    // One more than asked for tells whether another page follows.
    ObjectNode body =
        node()
            .put("size", query.pageSize() + 1)
            .put("track_total_hits", EvidenceReader.EvidencePage.TOTAL_MAX);
    ArrayNode filter = filter(body);
    addSubject(filter, query.control(), query.system());
    range(filter).put("gte", query.from().toString()).put("lt", query.to().toString());
    sort(body, StatusDocument.TICK, "desc", "date");
    sort(body, StatusDocument.KEY, "desc", "keyword");
    Cursor after = Cursor.parse(query.cursor());
    if (after != null) {
      body.putArray("search_after").add(after.timeMs()).add(after.id());
    }
    return body;
  }

  private static void addSubject(
      ArrayNode filter, @Nullable String control, @Nullable String system) {
    addTerm(filter, "control", control);
    addTerm(filter, "system", system);
  }

  private static void addTerm(ArrayNode filter, String field, @Nullable String value) {
    if (value != null) {
      filter.addObject().putObject("term").putObject(field).put("value", value);
    }
  }

  private static ObjectNode range(ArrayNode filter) {
    return filter.addObject().putObject("range").putObject(StatusDocument.TICK);
  }

  private static void sort(ObjectNode body, String field, String order, String unmappedType) {
    body.withArray("sort")
        .addObject()
        .putObject(field)
        .put("order", order)
        .put("unmapped_type", unmappedType);
  }

  private static ArrayNode filter(ObjectNode body) {
    return body.putObject("query").putObject("bool").putArray("filter");
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
