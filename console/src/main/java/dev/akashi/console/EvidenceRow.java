package dev.akashi.console;

import dev.akashi.console.EvidenceItem.TagItem;
import dev.akashi.store.StoredEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of evidence, ready to be shown: all text is {@link Visible}.
 *
 * @param tags those on the control that the list is about
 */
record EvidenceRow(
    String page,
    @Nullable String occurredAt,
    boolean timeInferred,
    @Nullable String system,
    @Nullable String source,
    @Nullable String kind,
    @Nullable String who,
    @Nullable String what,
    @Nullable String where,
    @Nullable String outcome,
    @Nullable String message,
    List<TagItem> tags) {
  private static final int MESSAGE_MAX_CHARS = 240;

  static List<EvidenceRow> of(List<StoredEvidence> found, String control) {
    return found.stream()
        .map(stored -> of(EvidenceItem.of(stored.id(), stored.document()), control))
        .toList();
  }

  private static EvidenceRow of(EvidenceItem item, String control) {
    return new EvidenceRow(
        item.page(),
        item.occurredAt(),
        item.timeInferred(),
        Visible.line(item.system()),
        Visible.line(item.source()),
        item.kind(),
        Visible.line(item.who()),
        Visible.line(item.what()),
        Visible.line(item.where()),
        Visible.line(item.outcome()),
        Visible.line(shortened(item.message())),
        item.tags().stream().filter(tag -> tag.control().equals(control)).toList());
  }

  private static @Nullable String shortened(@Nullable String text) {
    if (text == null || text.length() <= MESSAGE_MAX_CHARS) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(MESSAGE_MAX_CHARS - 1))
            ? MESSAGE_MAX_CHARS - 1
            : MESSAGE_MAX_CHARS;
    return text.substring(0, end) + "…";
  }
}
