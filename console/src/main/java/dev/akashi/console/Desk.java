package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.store.BadQueryException;
import dev.akashi.store.EvidenceReader;
import dev.akashi.store.EvidenceReader.ControlCount;
import dev.akashi.store.EvidenceReader.EvidencePage;
import dev.akashi.store.EvidenceReader.QuarantinePage;
import dev.akashi.store.QuarantineQuery;
import dev.akashi.store.StoredEvidence;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a question is answered, for the API and the pages alike. Safe for use by many threads.
 *
 * @param configured the sources that {@code akashi.yml} names
 */
record Desk(
    Controls controls,
    StoreWatch store,
    Counts counts,
    List<StreamTable.Configured> configured,
    ZoneId zone,
    Clock clock) {
  private static final int ID_MAX_CHARS = 1200;

  /** The period that a request names. */
  Period period(Map<String, String> parameters) {
    return Period.of(parameters.get("from"), parameters.get("to"), zone, clock.instant());
  }

  /** What a request asks of the evidence. */
  Question question(Map<String, String> parameters) {
    return Question.of(parameters, controls, period(parameters));
  }

  /** One page of evidence. */
  EvidencePage search(Question question) {
    return paged(question.query().cursor(), reader -> reader.search(question.query()));
  }

  /** One page of whole evidence, oldest first. */
  DocumentPage documents(Question question) {
    return paged(
        question.query().cursor(),
        reader -> DocumentPage.read(question.query(), reader::oldestFirst));
  }

  /** One piece of evidence. */
  StoredEvidence evidence(Map<String, String> parameters) {
    String id = Question.given(parameters, "id").orElse("");
    if (id.isEmpty() || id.length() > ID_MAX_CHARS) {
      throw new BadParameterException("id", "id", id.substring(0, Math.min(80, id.length())));
    }
    return store
        .<Optional<StoredEvidence>>ask(reader -> reader.get(id))
        .orElseThrow(() -> new UnknownEvidenceException(id));
  }

  /** All controls with their counts in a period, in the order of the guideline. */
  List<ControlItem> controls(Period period) {
    Map<String, ControlCount> found = countsPerControl(period);
    return controls.all().stream()
        .map(control -> ControlItem.of(control, found.get(control.id())))
        .toList();
  }

  /** One control with its counts in a period and its counterparts. */
  ControlItem control(Control control, Period period) {
    return ControlItem.of(control, countsPerControl(period).get(control.id()))
        .with(control.crosswalk());
  }

  /** One page of the quarantine. */
  QuarantinePage quarantined(Map<String, String> parameters) {
    var query =
        new QuarantineQuery(
            Question.name(parameters, "system"),
            Question.name(parameters, "source"),
            Question.name(parameters, "reason"),
            Question.limit(parameters),
            Question.cursor(parameters));
    return paged(query.cursor(), reader -> reader.quarantined(query));
  }

  /** The streams, as last counted. */
  StreamTable streams(Counts.Snapshot snapshot) {
    return StreamTable.of(snapshot.counts(), configured);
  }

  /** How the servers and apps are. */
  HealthReport health() {
    return HealthReport.of(counts.now(), store.away(), clock.instant());
  }

  private Map<String, ControlCount> countsPerControl(Period period) {
    return store.ask(reader -> reader.countsPerControl(period.from(), period.to(), null));
  }

  /** All other values were checked before, so what the store still refuses is the cursor. */
  private <T> T paged(@Nullable String cursor, Function<EvidenceReader, T> question) {
    try {
      return store.ask(question);
    } catch (BadQueryException e) {
      throw new BadParameterException("cursor", "cursor", cursor == null ? "" : cursor);
    }
  }
}
