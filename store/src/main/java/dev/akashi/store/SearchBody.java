package dev.akashi.store;

import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions as typed queries. What a person typed only ever becomes the value of a {@code term} or
 * a {@code match_phrase_prefix}: no query language is ever parsed from it.
 */
final class SearchBody {
  static final String EVENT_ID = "akashi.origin.event_id";
  static final String QUARANTINE_KEY = "key";
  static final String NEWEST_FIRST = "desc";
  static final String OLDEST_FIRST = "asc";

  private static final String TIME = "@timestamp";
  private static final String TEXT = "akashi.text";

  // How many words may begin with the last word of a phrase. The word itself is the first of them,
  // so a whole word is always found.
  private static final int COMPLETIONS_MAX = 1000;
  private static final int CONTROLS_MAX = 10_000;

  private SearchBody() {}

  static ObjectNode page(EvidenceQuery query, String order) {
    ObjectNode body = node();
    ArrayNode filter = filter(body);
    addRange(filter, query.from(), query.to());
    addTerm(filter, "akashi.origin.system", query.system());
    addTerm(filter, "akashi.origin.source", query.source());
    addTerm(filter, "akashi.kind", query.kind() == null ? null : word(query.kind()));
    addControl(filter, query.control(), query.polarity());
    addText(filter, query.text());
    return paged(body, EVENT_ID, order, query.pageSize(), Cursor.parse(query.cursor()));
  }

  static ObjectNode page(QuarantineQuery query) {
    ObjectNode body = node();
    ArrayNode filter = filter(body);
    addTerm(filter, "system", query.system());
    addTerm(filter, "source", query.source());
    addTerm(filter, "reason", query.reason());
    return paged(
        body, QUARANTINE_KEY, NEWEST_FIRST, query.pageSize(), Cursor.parse(query.cursor()));
  }

  static ObjectNode ids(List<String> ids) {
    ObjectNode body = node().put("size", Math.max(1, 2 * ids.size()));
    ArrayNode values = body.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    return body;
  }

  static ObjectNode event(String eventId) {
    ObjectNode body = node().put("size", 1);
    addTerm(filter(body), EVENT_ID, eventId);
    return body;
  }

  static ObjectNode countsPerControl(Instant from, Instant to, @Nullable String system) {
    ObjectNode body = node().put("size", 0).put("track_total_hits", false);
    ArrayNode filter = filter(body);
    addRange(filter, from, to);
    addTerm(filter, "akashi.origin.system", system);
    ObjectNode counts = body.putObject("aggs");
    terms(counts, "all").putObject("aggs").putObject("newest").putObject("max").put("field", TIME);
    terms(counts, "supports");
    terms(counts, "contradicts");
    terms(counts, "context");
    return body;
  }

  static ObjectNode totals() {
    ObjectNode body = node().put("size", 0).put("track_total_hits", true);
    ObjectNode counts = body.putObject("aggs");
    counts
        .putObject("conflicts")
        .putObject("filter")
        .putObject("exists")
        .put("field", "akashi.custody.conflicts_with");
    counts
        .putObject("controls")
        .putObject("cardinality")
        .put("field", "akashi.controls.all")
        .put("precision_threshold", CONTROLS_MAX);
    return body;
  }

  /** The word of a polarity in a document; {@code all} when it is null. */
  static String word(@Nullable Polarity polarity) {
    return polarity == null ? "all" : polarity.name().toLowerCase(Locale.ROOT);
  }

  /** The word of a kind in a document. */
  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode terms(ObjectNode counts, String polarity) {
    ObjectNode count = counts.putObject(polarity);
    count.putObject("terms").put("field", "akashi.controls." + polarity).put("size", CONTROLS_MAX);
    return count;
  }

  private static void addRange(ArrayNode filter, Instant from, Instant to) {
    filter
        .addObject()
        .putObject("range")
        .putObject(TIME)
        .put("gte", from.toString())
        .put("lt", to.toString());
  }

  private static void addTerm(ArrayNode filter, String field, @Nullable String value) {
    if (value != null) {
      filter.addObject().putObject("term").putObject(field).put("value", value);
    }
  }

  private static void addControl(
      ArrayNode filter, @Nullable String control, @Nullable Polarity polarity) {
    String field = "akashi.controls." + word(polarity);
    if (control != null) {
      addTerm(filter, field, control);
    } else if (polarity != null) {
      filter.addObject().putObject("exists").put("field", field);
    }
  }

  private static void addText(ArrayNode filter, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    List<String> words = Words.of(text);
    if (words.isEmpty()) {
      filter.addObject().putObject("match_none");
    }
    for (String word : words) {
      // The standard tokenizer parts Japanese into single characters, so a phrase finds a part of
      // a sentence without any plugin.
      filter
          .addObject()
          .putObject("match_phrase_prefix")
          .putObject(TEXT)
          .put("query", word)
          .put("max_expansions", COMPLETIONS_MAX);
    }
  }

  private static ObjectNode paged(
      ObjectNode body, String tieBreak, String order, int pageSize, @Nullable Cursor after) {
    // One more than asked for tells whether another page follows.
    body.put("size", pageSize + 1).put("track_total_hits", EvidenceReader.EvidencePage.TOTAL_MAX);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().putObject(TIME).put("order", order).put("unmapped_type", "date");
    sort.addObject().putObject(tieBreak).put("order", order).put("unmapped_type", "keyword");
    if (after != null) {
      body.putArray("search_after").add(after.timeMs()).add(after.id());
    }
    return body;
  }

  private static ArrayNode filter(ObjectNode body) {
    return body.putObject("query").putObject("bool").putArray("filter");
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
