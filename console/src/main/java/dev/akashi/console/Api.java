package dev.akashi.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.akashi.store.EvidenceReader.EvidencePage;
import dev.akashi.store.EvidenceReader.QuarantinePage;
import dev.akashi.store.StoredEvidence;
import dev.akashi.store.StoredQuarantine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The routes under {@code /api/v1} about evidence, controls and sources; {@code openapi.yaml}
 * describes them.
 */
@RestController
@RequestMapping("/api/v1")
final class Api {
  private final Desk desk;

  Api(Desk desk) {
    this.desk = desk;
  }

  /** A page of evidence. */
  record EvidenceList(
      @Nullable String control,
      long total,
      boolean totalExact,
      String zone,
      List<EvidenceItem> items,
      @Nullable String next) {}

  /** One piece of evidence, whole. */
  record EvidenceWhole(
      @JsonUnwrapped EvidenceItem item,
      JsonNode document,
      @Nullable String original,
      @Nullable String position,
      String documentDigest,
      String contentDigest,
      String rawDigest) {}

  /** Controls with their counts. */
  record ControlList(List<ControlItem> items) {}

  /** Streams with their counts. */
  record SourceList(@Nullable String asOf, List<StreamItem> items, StreamTable.Totals totals) {}

  /** A page of the quarantine. */
  record QuarantineList(
      long total, boolean totalExact, List<QuarantineItem> items, @Nullable String next) {}

  /** One event in quarantine: never its content. */
  record QuarantineItem(
      String eventId,
      String stream,
      long sequence,
      String source,
      String system,
      String pack,
      String hop,
      String reason,
      String message,
      String position,
      long length,
      String digest,
      @Nullable String collectedAt,
      @Nullable String quarantinedAt) {

    static QuarantineItem of(StoredQuarantine stored) {
      return new QuarantineItem(
          stored.eventId(),
          stored.stream(),
          stored.sequence(),
          stored.source(),
          stored.system(),
          stored.pack(),
          Question.word(stored.hop()),
          stored.reason(),
          stored.message(),
          stored.position(),
          stored.lengthBytes(),
          stored.digest(),
          Times.wire(stored.collectedAt()),
          Times.wire(stored.quarantinedAt()));
    }
  }

  @GetMapping("/evidence")
  EvidenceList evidence(@RequestParam Map<String, String> parameters) {
    Allowed.EVIDENCE.check(parameters);
    Question question = desk.question(parameters);
    EvidencePage page = desk.search(question);
    return new EvidenceList(
        question.query().control(),
        page.total(),
        page.totalExact(),
        desk.zone().getId(),
        page.items().stream()
            .map(stored -> EvidenceItem.of(stored.id(), stored.document()))
            .toList(),
        page.nextCursor());
  }

  @GetMapping("/evidence/item")
  EvidenceWhole item(@RequestParam Map<String, String> parameters) {
    Allowed.ITEM.check(parameters);
    StoredEvidence stored = desk.evidence(parameters);
    JsonNode document = stored.document();
    JsonNode original = document.path("event").path("original");
    JsonNode position = document.path("akashi").path("origin").path("position");
    return new EvidenceWhole(
        EvidenceItem.of(stored.id(), document),
        document,
        original.isString() ? original.stringValue() : null,
        position.isString() ? position.stringValue() : null,
        stored.custody().documentDigest(),
        stored.custody().contentDigest(),
        stored.custody().rawDigest());
  }

  @GetMapping("/evidence/documents")
  DocumentPage documents(@RequestParam Map<String, String> parameters) {
    Allowed.DOCUMENTS.check(parameters);
    return desk.documents(desk.question(parameters));
  }

  @GetMapping("/controls")
  ControlList controls(@RequestParam Map<String, String> parameters) {
    Allowed.CONTROLS.check(parameters);
    ControlFilter filter = ControlFilter.of(parameters);
    return new ControlList(desk.controls(desk.period(parameters)).stream().filter(filter).toList());
  }

  @GetMapping("/controls/{id}")
  ControlItem control(@PathVariable String id, @RequestParam Map<String, String> parameters) {
    Allowed.CONTROL.check(parameters);
    return desk.control(Question.control(id, desk.controls()), desk.period(parameters));
  }

  @GetMapping("/sources")
  SourceList sources(@RequestParam Map<String, String> parameters) {
    Allowed.NOTHING.check(parameters);
    Counts.Snapshot snapshot = desk.counts().now();
    Away away = snapshot.away();
    if (snapshot.asOf() == null && away != null) {
      throw new ServerAwayException("kafka", away);
    }
    StreamTable table = desk.streams(snapshot);
    return new SourceList(Times.wire(snapshot.asOf()), table.items(), table.totals());
  }

  @GetMapping("/health")
  HealthReport health(@RequestParam Map<String, String> parameters) {
    Allowed.NOTHING.check(parameters);
    return desk.health();
  }

  @GetMapping("/quarantine")
  QuarantineList quarantine(@RequestParam Map<String, String> parameters) {
    Allowed.QUARANTINE.check(parameters);
    QuarantinePage page = desk.quarantined(parameters);
    return new QuarantineList(
        page.total(),
        page.totalExact(),
        page.items().stream().map(QuarantineItem::of).toList(),
        page.nextCursor());
  }

  @GetMapping(value = "/openapi.yaml", produces = "application/yaml")
  Resource openapi() {
    return new ClassPathResource("openapi.yaml", Api.class);
  }
}
