package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Span;
import dev.akashi.schemas.Observation;
import dev.akashi.sigma.Correlating;
import dev.akashi.sigma.CorrelationBounds;
import dev.akashi.sigma.CorrelationMatch;
import dev.akashi.sigma.Event;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sigma correlations over the events of an expectation. A match is an event that must not be, of
 * the group that it names; everything else is the business of {@link NeverVerdict}.
 *
 * <p>Which rule an event fitted was decided when it was observed, so the rules here only ask for
 * that.
 */
final class Correlations {
  private static final String MATCH = "match";
  private static final String FITTED = "akashi.drift.event";
  private static final JsonMapper JSON = new JsonMapper();
  private static final CorrelationBounds BOUNDS =
      new CorrelationBounds(Duration.ZERO, 10_000, 100_000, 10_000, 20_000, 10);

  // No key of an event holds a zero character, so nothing that a record says can take this place.
  private static final String OWN_KEY = "\0";

  private final Plan plan;
  private final Keep keep;
  private final ZoneId zone;
  private final Map<Owner, RuleSet> rules = new HashMap<>();

  private record Owner(String system, String expectation) {}

  Correlations(Plan plan, Keep keep) {
    this.plan = plan;
    this.keep = keep;
    this.zone = plan.zone();
  }

  /** What a match is judged by. */
  static Never forbidding(Correlates correlates) {
    return new Never(
        MATCH, null, false, List.of(), null, Span.ZERO, correlates.remember(), correlates.watch());
  }

  /** Whether a timer is that of a correlation, and not of a key. */
  static boolean isTimer(Place place) {
    return place.key().equals(OWN_KEY);
  }

  /**
   * Takes in what is new, decides what can be decided, and puts the matches where keys are judged.
   */
  void advance(Place place, List<Observation> items, Work work) {
    Expectation expectation =
        plan.planned(place.unit(), place.expectation()).orElseThrow().expectation();
    if (expectation.mechanism() instanceof Correlates correlates) {
      advance(place, expectation, correlates, items, work);
    }
  }

  private void advance(
      Place place,
      Expectation expectation,
      Correlates correlates,
      List<Observation> items,
      Work work) {
    RuleSet set =
        rules.computeIfAbsent(
            new Owner(place.unit().system(), expectation.id()),
            owner -> compile(expectation, correlates));
    var bounds = BOUNDS.withLateness(length(correlates.lateness()));
    var own = new Place(place.unit(), place.expectation(), OWN_KEY);
    byte[] kept = keep.get(own.state());
    var correlating =
        kept == null
            ? new Correlating(set, bounds)
            : Correlating.restore(set, bounds, snapshot(kept));
    List<CorrelationMatch> matches = new ArrayList<>();
    for (Occurred one : Occurred.of(items, work.tick())) {
      matches.addAll(correlating.accept(one.at(), null, one.event(), one.evidence()));
    }
    matches.addAll(correlating.advanceTo(correlates.lateness().before(work.tick(), zone)));
    keep.put(own.state(), JSON.writeValueAsBytes(correlating.snapshot()));
    for (CorrelationMatch match : matches) {
      take(place, match, work);
    }
    // What hangs on the end of a window is decided a while after its last event.
    if (!items.isEmpty()) {
      Instant settled = work.tick().plus(bounds.lateness()).plusSeconds(1);
      keep.put(own.timer(settled), new byte[0]);
      keep.put(own.timer(settled.plus(set.correlations().getFirst().timespan())), new byte[0]);
    }
  }

  /** One piece of evidence at one time, which may fit several rules at once. */
  private record Occurred(Instant at, String evidence, Event event) {

    /** In the order in which they happened; what lies ahead of the tick counts as now. */
    static List<Occurred> of(List<Observation> items, Instant tick) {
      Comparator<Key> order = Comparator.comparing(Key::at).thenComparing(Key::evidence);
      var together = new TreeMap<Key, List<Observation>>(order);
      for (Observation item : items) {
        Instant at = item.getAt().isAfter(tick) ? tick : item.getAt();
        together
            .computeIfAbsent(new Key(at, item.getEvidence()), key -> new ArrayList<>())
            .add(item);
      }
      return together.entrySet().stream()
          .map(one -> new Occurred(one.getKey().at, one.getKey().evidence, event(one.getValue())))
          .toList();
    }

    private record Key(Instant at, String evidence) {}

    private static Event event(List<Observation> items) {
      var fields = new TreeMap<String, Object>();
      items.forEach(item -> fields.putAll(item.getValues()));
      fields.put(FITTED, items.stream().map(Observation::getEvent).distinct().toList());
      return Event.of(fields);
    }
  }

  private static void take(Place expectation, CorrelationMatch match, Work work) {
    String group =
        match.group().isEmpty()
            ? Observed.UNKEYED
            : String.join("/", match.group().values()).replace('\0', ' ');
    var place = new Place(expectation.unit(), expectation.expectation(), group);
    String evidence = match.eventRefs().isEmpty() ? "" : match.eventRefs().getLast();
    ((KeyMemory) work.record(place, KeyMemory::of))
        .add(
            MATCH,
            new Moment(
                match.windowEnd(),
                work.tick(),
                evidence,
                null,
                match.events(),
                group.equals(Observed.UNKEYED) ? Map.of() : Map.of(Moment.SUBJECT, group)),
            false);
  }

  private static RuleSet compile(Expectation of, Correlates correlates) {
    List<RuleText> texts = new ArrayList<>();
    for (String event : correlates.events()) {
      var rule = new TreeMap<String, Object>();
      rule.put("title", event);
      rule.put("id", of.ruleId(event));
      rule.put("logsource", Map.of("product", "akashi"));
      rule.put("detection", Map.of("fits", Map.of(FITTED, event), "condition", "fits"));
      texts.add(new RuleText(event, JSON.writeValueAsString(rule)));
    }
    texts.add(new RuleText(correlates.id(), correlates.rules()));
    var compiled = RuleSet.compile(texts);
    if (!compiled.problems().isEmpty()) {
      throw new IllegalStateException(
          of + ": expected rules that were checked, found " + compiled.problems());
    }
    return compiled.ruleSet();
  }

  private Duration length(Span span) {
    Instant now = Instant.EPOCH;
    return Duration.between(now, span.after(now, zone));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> snapshot(byte @Nullable [] kept) {
    return JSON.readValue(kept, Map.class);
  }
}
