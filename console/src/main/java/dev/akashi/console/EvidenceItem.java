package dev.akashi.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One piece of evidence in the words of the API: what its document says, untouched. All times are
 * RFC 3339 in UTC.
 *
 * @param timeInferred whether any part of {@code occurredAt} was not in the record
 * @param conflictsWith the evidence id that holds other content; null for nearly all
 * @param page where a person reads it
 */
record EvidenceItem(
    String id,
    @Nullable String eventId,
    @Nullable String stream,
    @Nullable Long sequence,
    @Nullable String system,
    @Nullable String source,
    @Nullable String kind,
    @Nullable String pack,
    @Nullable String packVersion,
    @Nullable String occurredAt,
    boolean timeInferred,
    @Nullable String collectedAt,
    @Nullable String normalizedAt,
    @Nullable String indexedAt,
    @Nullable String who,
    @Nullable String what,
    @Nullable String where,
    @Nullable String outcome,
    @Nullable String message,
    @Nullable String conflictsWith,
    List<TagItem> tags,
    String page) {

  /**
   * One tag: which way the event speaks for a control, by which rule, and why.
   *
   * @param matched what in the document met the conditions of the rule
   */
  record TagItem(
      String control,
      String polarity,
      @Nullable String pack,
      @Nullable String version,
      @Nullable String rule,
      @Nullable String ruleTitle,
      @Nullable String rationale,
      @Nullable String rationaleJa,
      List<MatchItem> matched) {}

  /** A field of the document, its value, and the condition that it met. */
  record MatchItem(@Nullable String field, @Nullable String value, @Nullable String condition) {}

  /** Reads a stored document; what it does not say is null. */
  static EvidenceItem of(String id, JsonNode document) {
    JsonNode akashi = document.path("akashi");
    JsonNode origin = akashi.path("origin");
    JsonNode custody = akashi.path("custody");
    var event = new EventWords(document);
    return new EvidenceItem(
        id,
        text(origin.path("event_id")),
        text(origin.path("stream")),
        origin.path("sequence").isNumber() ? (Long) origin.path("sequence").asLong() : null,
        text(origin.path("system")),
        text(origin.path("source")),
        text(akashi.path("kind")),
        text(akashi.path("pack")),
        text(akashi.path("pack_version")),
        text(document.path("@timestamp")),
        akashi.path("time_inferred").asBoolean(false),
        text(origin.path("collected_at")),
        text(custody.path("normalized_at")),
        text(custody.path("indexed_at")),
        event.who(),
        event.what(),
        event.where(),
        event.outcome(),
        event.message(),
        text(custody.path("conflicts_with")),
        tags(akashi.path("tags")),
        pageOf(id));
  }

  /** The address of the page that shows the evidence. */
  static String pageOf(String id) {
    return "/evidence?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private static List<TagItem> tags(JsonNode tags) {
    List<TagItem> items = new ArrayList<>();
    for (JsonNode tag : tags) {
      items.add(
          new TagItem(
              tag.path("control").asString(""),
              tag.path("polarity").asString(""),
              text(tag.path("pack")),
              text(tag.path("version")),
              text(tag.path("rule")),
              text(tag.path("rule_title")),
              text(tag.path("rationale")),
              text(tag.path("rationale_ja")),
              matched(tag.path("matched"))));
    }
    return List.copyOf(items);
  }

  private static List<MatchItem> matched(JsonNode matched) {
    List<MatchItem> items = new ArrayList<>();
    for (JsonNode match : matched) {
      items.add(
          new MatchItem(
              text(match.path("field")), text(match.path("value")), text(match.path("condition"))));
    }
    return List.copyOf(items);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node.asString(node.toString());
  }
}
