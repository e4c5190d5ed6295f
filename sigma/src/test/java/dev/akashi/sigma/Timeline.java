package dev.akashi.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as one writes them on a line, {@code 10:a:u=x,v=3} for the second 10, a rule and fields,
 * and matches in the same manner. {@code a+b} holds for two rules, {@code u=x|y} has two values.
 */
final class Timeline {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** Three rules with the names a, b and c. */
  static final String RULES =
      "name: a\n"
          + Sigma.entry("f: a")
          + "---\nname: b\n"
          + Sigma.entry("f: b")
          + "---\nname: c\n"
          + Sigma.entry("f: c");

  private Timeline() {}

  /** An event as it is handed in. */
  record Step(Instant time, Event event, String ref) {}

  /** The three rules, and correlations of which the last one is called {@code many}. */
  static RuleSet rules(String... bodies) {
    StringBuilder yaml = new StringBuilder(RULES);
    for (int i = 0; i < bodies.length; i++) {
      String name = i == bodies.length - 1 ? "many" : "inner" + (i == 0 ? "" : i);
      yaml.append("---\ntitle: C\nid: ").append(name);
      yaml.append("\ncorrelation: ").append(bodies[i]).append("\n");
    }
    return Sigma.rules(yaml.toString());
  }

  static Instant at(double second) {
    return START.plusNanos((long) (second * 1e9));
  }

  /** Steps with the references e0, e1 and so on, unless one says {@code 10:a:u=x#ref}. */
  static List<Step> steps(String line) {
    List<Step> steps = new ArrayList<>();
    for (String word : line.isBlank() ? new String[0] : line.strip().split("\\s+")) {
      String[] refs = word.split("#", 2);
      String[] parts = refs[0].split(":", 3);
      Map<String, @Nullable Object> fields = new HashMap<>();
      fields.put("f", Arrays.asList(parts[1].split("\\+")));
      for (String field : parts.length < 3 ? new String[0] : parts[2].split(",")) {
        String[] pair = field.split("=", 2);
        fields.put(pair[0], pair[1].equals("null") ? null : Arrays.asList(pair[1].split("\\|")));
      }
      String ref = refs.length == 2 ? refs[1] : "e" + steps.size();
      steps.add(new Step(at(Double.parseDouble(parts[0])), Event.of(fields), ref));
    }
    return steps;
  }

  static Correlating correlating(RuleSet rules, int latenessSeconds) {
    Duration lateness = Duration.ofSeconds(latenessSeconds);
    return new Correlating(rules, CorrelationBounds.DEFAULT.withLateness(lateness));
  }

  /** All matches of all steps, to the end. */
  static List<String> run(RuleSet rules, List<Step> steps) {
    return run(correlating(rules, 0), steps);
  }

  static List<String> run(Correlating correlating, List<Step> steps) {
    List<CorrelationMatch> matches = feed(correlating, steps);
    matches.addAll(correlating.advanceTo(Instant.MAX));
    return matches.stream().map(Timeline::line).toList();
  }

  static List<CorrelationMatch> feed(Correlating correlating, List<Step> steps) {
    List<CorrelationMatch> matches = new ArrayList<>();
    for (Step step : steps) {
      matches.addAll(correlating.accept(step.time(), Sigma.SOURCE, step.event(), step.ref()));
    }
    return matches;
  }

  /** As {@code many 10 {u=x} 3 [e0, e1, e2]}: end of the window, group, value, references. */
  static String line(CorrelationMatch match) {
    BigDecimal end =
        BigDecimal.valueOf(Duration.between(START, match.windowEnd()).toMillis())
            .movePointLeft(3)
            .stripTrailingZeros();
    return "%s %s %s %s %s"
        .formatted(
            match.correlation().id(),
            end.toPlainString(),
            match.group(),
            match.value().stripTrailingZeros().toPlainString(),
            match.eventRefs());
  }
}
