package dev.akashi.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.akashi.store.EvidenceQuery;
import dev.akashi.store.EvidenceReader.EvidencePage;
import dev.akashi.store.StoredEvidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of whole evidence, oldest first. It ends with the question's limit, or earlier where the
 * documents are large.
 *
 * @param next where the next page starts; null on the last
 */
record DocumentPage(List<Item> items, @Nullable String next) {
  private static final int BYTES_MAX = 8 * 1024 * 1024;

  // A document may have 4 MiB: how many fit is only known when some have been seen.
  private static final int FIRST_ITEMS = 10;

  /**
   * One piece of evidence.
   *
   * @param effectiveFrom start of the period it speaks for; null for all but attestations and
   *     reviews
   * @param effectiveTo end of that period, exclusive
   * @param document the stored bytes as they are, custody included
   */
  record Item(
      String evidenceId,
      String eventId,
      @Nullable String source,
      @Nullable String system,
      @Nullable String kind,
      @Nullable String pack,
      @Nullable String occurredAt,
      @Nullable String collectedAt,
      @Nullable String effectiveFrom,
      @Nullable String effectiveTo,
      @JsonRawValue String document) {

    static Item of(StoredEvidence stored) {
      JsonNode akashi = stored.document().path("akashi");
      JsonNode origin = akashi.path("origin");
      JsonNode effective = akashi.path("effective");
      return new Item(
          stored.custody().evidenceId(),
          stored.eventId(),
          text(origin, "source"),
          text(origin, "system"),
          text(akashi, "kind"),
          text(akashi, "pack"),
          text(stored.document(), "@timestamp"),
          text(origin, "collected_at"),
          text(effective, "from"),
          text(effective, "to"),
          new String(stored.source(), StandardCharsets.UTF_8));
    }

    private static @Nullable String text(JsonNode node, String member) {
      return node.hasNonNull(member) ? node.path(member).asString() : null;
    }
  }

  /**
   * Reads a page in slices: each as large as fits if none of its documents is larger than the
   * largest so far.
   *
   * @param search answers one slice
   */
  static DocumentPage read(EvidenceQuery query, Function<EvidenceQuery, EvidencePage> search) {
    List<Item> items = new ArrayList<>();
    String cursor = query.cursor();
    int size = Math.min(FIRST_ITEMS, query.pageSize());
    long bytes = 0;
    int largest = 1;
    while (true) {
      EvidencePage slice = search.apply(query.withPage(size, cursor));
      for (StoredEvidence stored : slice.items()) {
        items.add(Item.of(stored));
        bytes += stored.source().length;
        largest = Math.max(largest, stored.source().length);
      }
      cursor = slice.nextCursor();
      size = (int) Math.min(query.pageSize() - items.size(), (BYTES_MAX - bytes) / largest);
      if (cursor == null || size <= 0) {
        return new DocumentPage(List.copyOf(items), cursor);
      }
    }
  }
}
