package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Phrase;
import dev.akashi.console.EvidenceItem.MatchItem;
import dev.akashi.console.EvidenceItem.TagItem;
import dev.akashi.store.Custody;
import dev.akashi.store.StoredEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One piece of evidence, ready to be shown: all text of the record is {@link Visible}.
 *
 * @param item ids and times, untouched
 * @param original the masked record
 * @param document the whole stored document, one member a line
 */
record EvidenceSheet(
    EvidenceItem item,
    @Nullable String id,
    @Nullable String who,
    @Nullable String what,
    @Nullable String where,
    @Nullable String outcome,
    @Nullable String message,
    @Nullable String system,
    @Nullable String source,
    List<SheetTag> tags,
    @Nullable String original,
    String document,
    @Nullable String position,
    Custody custody) {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * One tag explained.
   *
   * @param title of the control; null when the catalogue does not have it
   */
  record SheetTag(
      String control,
      String number,
      @Nullable Phrase title,
      String polarity,
      @Nullable String rule,
      @Nullable String ruleTitle,
      @Nullable String pack,
      @Nullable String rationale,
      @Nullable String rationaleJa,
      List<MatchItem> matched) {}

  static EvidenceSheet of(StoredEvidence stored, Controls controls) {
    JsonNode document = stored.document();
    EvidenceItem item = EvidenceItem.of(stored.id(), document);
    JsonNode original = document.path("event").path("original");
    JsonNode position = document.path("akashi").path("origin").path("position");
    return new EvidenceSheet(
        item,
        Visible.line(item.id()),
        Visible.line(item.who()),
        Visible.line(item.what()),
        Visible.line(item.where()),
        Visible.line(item.outcome()),
        Visible.line(item.message()),
        Visible.line(item.system()),
        Visible.line(item.source()),
        item.tags().stream().map(tag -> tag(tag, controls)).toList(),
        original.isString() ? Visible.block(original.stringValue()) : null,
        Visible.block(PRETTY.writeValueAsString(document)),
        position.isString() ? Visible.line(position.stringValue()) : null,
        stored.custody());
  }

  private static SheetTag tag(TagItem tag, Controls controls) {
    String pack = tag.pack() == null ? "" : tag.pack();
    String version = tag.version() == null ? "" : tag.version();
    return new SheetTag(
        tag.control(),
        tag.control().substring(tag.control().indexOf(':') + 1),
        controls.find(tag.control()).map(Control::title).orElse(null),
        tag.polarity(),
        tag.rule(),
        tag.ruleTitle(),
        (pack + " " + version).strip(),
        tag.rationale(),
        tag.rationaleJa(),
        tag.matched().stream().map(EvidenceSheet::shown).toList());
  }

  private static MatchItem shown(MatchItem match) {
    return new MatchItem(
        Visible.line(match.field()), Visible.line(match.value()), Visible.line(match.condition()));
  }
}
