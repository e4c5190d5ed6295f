package dev.akashi.launcher;

import dev.akashi.sigma.Correlating;
import dev.akashi.sigma.CorrelationBounds;
import dev.akashi.sigma.CorrelationCounts;
import dev.akashi.sigma.CorrelationMatch;
import dev.akashi.sigma.Event;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.Standing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The matches of correlations as lines; nothing at all where a rule set has no correlation. */
final class EvaluatedCorrelations {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LATENESS = Duration.ofHours(1);

  private final @Nullable Correlating correlating;
  private final @Nullable LogSource source;
  private final String timeField;
  private long timeless;

  /**
   * @param source asks only rules that cover it; null asks all
   * @param timeField the field that says when an event happened, in RFC 3339
   */
  EvaluatedCorrelations(RuleSet rules, @Nullable LogSource source, String timeField) {
    this.correlating =
        rules.correlations().isEmpty()
            ? null
            : new Correlating(rules, CorrelationBounds.DEFAULT.withLateness(LATENESS));
    this.source = source;
    this.timeField = timeField;
  }

  /** The lines of all matches that the event decides; empty when there are none. */
  String accept(long number, Event event) {
    if (correlating == null) {
      return "";
    }
    Instant time = time(event);
    if (time == null) {
      timeless++;
      return "";
    }
    return lines(correlating.accept(time, source, event, String.valueOf(number)));
  }

  /** The lines of all matches that are open at the end. */
  String end() {
    return correlating == null ? "" : lines(correlating.advanceTo(Instant.MAX));
  }

  /** What could not be taken into account, one sentence each. */
  List<String> missed() {
    List<String> missed = new ArrayList<>();
    if (correlating == null) {
      return missed;
    }
    if (timeless > 0) {
      missed.add(
          "correlations: expected a time of the years 0 to 9999 such as 2026-01-31T09:00:00Z in %s,"
                  .formatted(timeField)
              + " found none in %,d events; they are left out".formatted(timeless));
    }
    Standing standing = correlating.standing();
    if (standing.decidedEarly() > 0) {
      missed.add("correlations: too many events within an hour; some may be taken for late");
    }
    standing.correlations().forEach((id, counts) -> add(id, counts, missed));
    return missed;
  }

  /** What no window is for, one sentence each; nothing went wrong. */
  List<String> asides() {
    List<String> asides = new ArrayList<>();
    if (correlating != null) {
      correlating
          .standing()
          .correlations()
          .forEach(
              (id, counts) -> {
                if (counts.ungrouped() + counts.valueless() > 0) {
                  asides.add(
                      "correlation %s: %,d times no value in a field of group-by, %,d times none to measure"
                          .formatted(plain(id), counts.ungrouped(), counts.valueless()));
                }
              });
    }
    return asides;
  }

  private static void add(String id, CorrelationCounts counts, List<String> missed) {
    if (counts.isPartial()) {
      missed.add(
          ("correlation %s: left out %,d events that came more than an hour late, %,d beyond the"
               + " groups and %,d beyond the events that are held, and parts of %,d with too many"
               + " values")
              .formatted(
                  plain(id),
                  counts.late(),
                  counts.tooManyGroups(),
                  counts.tooManyEvents(),
                  counts.tooManyValues()));
    }
  }

  // An id may hold what a terminal would obey.
  private static String plain(String id) {
    return id.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]+", " ");
  }

  private @Nullable Instant time(Event event) {
    for (String text : event.texts(timeField)) {
      try {
        OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', 'T'));
        boolean withinRange = time.getYear() > 0 && time.getYear() < 9999;
        return withinRange ? time.toInstant() : null;
      } catch (DateTimeException e) {
        return null; // which is counted
      }
    }
    return null;
  }

  private static String lines(List<CorrelationMatch> matches) {
    StringBuilder lines = new StringBuilder();
    for (CorrelationMatch match : matches) {
      ObjectNode line = JSON.createObjectNode().put("correlation", match.correlation().id());
      line.put("title", match.correlation().title());
      ObjectNode group = line.putObject("group");
      match.group().forEach(group::put);
      line.put("from", match.windowStart().toString());
      line.put("to", match.windowEnd().toString());
      line.put("value", match.value());
      line.put("count", match.events());
      var events = line.putArray("events");
      match.eventRefs().forEach(ref -> events.add(Long.parseLong(ref)));
      line.put("exact", match.exact());
      lines.append(line).append('\n');
    }
    return lines.toString();
  }
}
