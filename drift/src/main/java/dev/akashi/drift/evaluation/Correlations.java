package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Span;
import dev.akashi.schemas.Observation;
import dev.akashi.sigma.Correlating;
import dev.akashi.sigma.Correlation;
import dev.akashi.sigma.CorrelationBounds;
import dev.akashi.sigma.CorrelationMatch;
import dev.akashi.sigma.Event;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sigma correlations over the events of an expectation. A match is an event that must not be, of the
 * group that it names; everything else is the business of {@link NeverVerdict}.
 *
 * <p>Which rule an event fitted was decided when it was observed, so the rules here only ask for that.
 */
final class Correlations {
  private static final String MATCH = "match";
  private static final String FITTED = "akashi.drift.event";
  private static final JsonMapper JSON = new JsonMapper();
  private static final CorrelationBounds BOUNDS =
      new CorrelationBounds(Duration.ZERO, 10_000, 100_000, 10_000, 20_000, 10);

  private final Keep keep;
  private final ZoneId zone;
  private final Map<String, RuleSet> rules = new HashMap<>();

  Correlations(Keep keep, ZoneId zone) {
    this.keep = keep;
    this.zone = zone;
  }

  /** What a match is judged by. */
  static Never forbidding(Correlates correlates) {
    return new Never(
        MATCH, null, false, List.of(), null, Span.ZERO, correlates.remember(), correlates.watch());
  }

  /** Takes in what is new, decides what can be decided, and puts the matches where keys are judged. */
  void advance(
      Place expectation,
      Expectation of,
      Correlates correlates,
      List<Observation> items,
      Work work) {
    RuleSet set = rules.computeIfAbsent(expectation.unit().system() + of.id(), key -> compile(of, correlates));
    Correlation correlation = set.correlations().getFirst();
    var bounds = BOUNDS.withLateness(length(correlates.lateness()));
    byte[] place = state(expectation);
    byte[] kept = keep.get(place);
    var correlating =
        kept == null
            ? new Correlating(set, bounds)
            : Correlating.restore(set, bounds, snapshot(kept));
    List<CorrelationMatch> matches = new ArrayList<>();
    items.stream()
        .sorted(java.util.Comparator.comparing(Observation::getAt).thenComparing(Observation::getEvidence))
        .forEach(
            item ->
                matches.addAll(
                    correlating.accept(
                        before(item.getAt(), work.tick()), null, event(item), item.getEvidence())));
    matches.addAll(correlating.advanceTo(correlates.lateness().before(work.tick(), zone)));
    keep.put(place, JSON.writeValueAsBytes(correlating.snapshot()));
    for (CorrelationMatch match : matches) {
      take(expectation, match, work);
    }
    // What hangs on the end of a window is decided a while after its last event.
    if (!items.isEmpty()) {
      Instant end =
          work.tick().plus(correlation.timespan()).plus(bounds.lateness()).plusSeconds(1);
      keep.put(timer(expectation, end), new byte[0]);
      keep.put(timer(expectation, work.tick().plus(bounds.lateness()).plusSeconds(1)), new byte[0]);
    }
  }

  /** Whether a timer is one of ours. */
  static boolean isOurs(Place place) {
    return place.key().equals("#");
  }

  private static byte[] timer(Place expectation, Instant at) {
    return new Place(expectation.unit(), expectation.expectation(), "#").timer(at);
  }

  private static byte[] state(Place expectation) {
    return new Place(expectation.unit(), expectation.expectation(), "#").state();
  }

  private static void take(Place expectation, CorrelationMatch match, Work work) {
    String group =
        match.group().isEmpty() ? Observed.UNKEYED : String.join("/", match.group().values());
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

  private static Instant before(Instant at, Instant tick) {
    return at.isAfter(tick) ? tick : at;
  }

  private static Event event(Observation item) {
    var fields = new TreeMap<String, Object>(item.getValues());
    fields.put(FITTED, item.getEvent());
    return Event.of(fields);
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
