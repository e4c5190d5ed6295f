package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.store.BadQueryException;
import dev.akashi.store.StatusHistoryQuery;
import dev.akashi.store.StatusQuery;
import dev.akashi.store.StatusReader.StatusPage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where questions about statuses are answered, for the API and the pages alike. Safe for use by
 * many threads.
 */
record StatusDesk(
    Controls controls,
    StoreWatch store,
    Counts counts,
    Scoped scope,
    Words words,
    ExpectationTitles titles,
    Clock clock) {

  /** What a request asks of the statuses. */
  StatusQuestion question(Map<String, String> parameters) {
    return StatusQuestion.of(parameters, controls, asOf(parameters));
  }

  /** What a request asks of the statuses of one control. */
  StatusQuestion about(Control control, Map<String, String> parameters) {
    return StatusQuestion.about(control, Question.name(parameters, "system"), asOf(parameters));
  }

  private AsOf asOf(Map<String, String> parameters) {
    return AsOf.of(parameters, scope.zone(), clock.instant());
  }

  /** The statuses in brief. */
  StatusBoard brief(StatusQuestion question, UnaryOperator<@Nullable String> text) {
    StatusReading reading = reading(question.asOf(), text);
    return board(question, reading, reading::brief);
  }

  /** The statuses with how each expectation stands. */
  StatusBoard whole(StatusQuestion question, UnaryOperator<@Nullable String> text) {
    StatusReading reading = reading(question.asOf(), text);
    return board(question, reading, reading::whole);
  }

  private StatusReading reading(AsOf asOf, UnaryOperator<@Nullable String> text) {
    Freshness now =
        asOf.at() != null
            ? null
            : new Freshness(counts.now(), scope.systems().keySet(), words, clock.instant());
    return new StatusReading(controls, titles, now, text);
  }

  private StatusBoard board(
      StatusQuestion question, StatusReading reading, Function<ControlStatus, StatusItem> item) {
    List<ControlStatus> found = store.askStatuses(reader -> reader.statuses(question.query()));
    List<StatusItem> items =
        found.stream()
            .map(item)
            .filter(one -> question.part().isEmpty() || question.part().equals(one.part()))
            .sorted(worstFirst())
            .toList();
    Freshness freshness = reading.freshness();
    return new StatusBoard(
        question.asOf().wire(),
        freshness == null ? null : Times.wire(freshness.evaluatedAt(found)),
        scope.zone().getId(),
        StatusBoard.count(items),
        items.stream()
            .filter(one -> question.status().isEmpty() || question.status().equals(one.status()))
            .toList());
  }

  private Comparator<StatusItem> worstFirst() {
    Map<String, Integer> places = new HashMap<>();
    controls.all().forEach(control -> places.put(control.id(), places.size()));
    return Comparator.<StatusItem>comparingInt(item -> StatusOrder.rank(item.status()))
        .thenComparing(item -> places.getOrDefault(item.control(), Integer.MAX_VALUE))
        .thenComparing(StatusItem::control)
        .thenComparing(StatusItem::system);
  }

  /** The period that a request names. */
  Period period(Map<String, String> parameters) {
    return Period.of(parameters.get("from"), parameters.get("to"), zone(), clock.instant());
  }

  /** One page of what a control went through, newest first. */
  StatusPage history(Control control, Map<String, String> parameters) {
    Period period = period(parameters);
    return history(
        new StatusHistoryQuery(
            control.id(),
            Question.name(parameters, "system"),
            period.from(),
            period.to(),
            Question.limit(parameters),
            Question.cursor(parameters)));
  }

  /** The newest of what a control went through. */
  StatusPage newest(Control control, AsOf asOf, int items) {
    Instant to = end(asOf).plusMillis(1);
    Instant from = Period.of("", Times.wire(to), zone(), to).from();
    return history(new StatusHistoryQuery(control.id(), null, from, to, items, null));
  }

  private Instant end(AsOf asOf) {
    return asOf.at() == null ? clock.instant() : asOf.at();
  }

  private StatusPage history(StatusHistoryQuery query) {
    try {
      return store.askStatuses(reader -> reader.history(query));
    } catch (BadQueryException e) {
      // All other values were checked before, so what the store still refuses is the cursor.
      String cursor = query.cursor();
      throw new BadParameterException("cursor", "cursor", cursor == null ? "" : cursor);
    }
  }

  /** Items of what is past, as it was recorded. */
  List<StatusItem> past(List<ControlStatus> statuses, UnaryOperator<@Nullable String> text) {
    var reading = new StatusReading(controls, titles, null, text);
    return statuses.stream().map(reading::brief).toList();
  }

  /** What a control went through lately on each system, for the bars of its page. */
  Timelines timelines(Control control, AsOf asOf, StatusBoard board) {
    Instant to = end(asOf);
    Instant from = to.minus(Timelines.LENGTH);
    StatusQuery start = StatusQuery.all().withControl(control.id()).asOf(from);
    var changes =
        new StatusHistoryQuery(
            control.id(), null, from, to.plusMillis(1), Timelines.CHANGES_MAX, null);
    return store.askStatuses(
        reader ->
            Timelines.of(
                new Timelines.Span(from, to),
                reader.statuses(start),
                reader.history(changes).items(),
                board.items()));
  }

  ZoneId zone() {
    return scope.zone();
  }
}
