package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which event goes where: the correlations of a set, inner ones before outer ones. Immutable. */
final class CorrelationPlan {

  private final RuleSet joined;
  private final List<Correlation> inTexts;
  private final List<Correlation> ordered;
  private final Map<Rule, List<Target>> byRule = new IdentityHashMap<>();
  private final List<List<Target>> outer = new ArrayList<>();
  private final List<Set<String>> carried = new ArrayList<>();
  private final List<Boolean> reported;

  /**
   * Where an event or a match goes.
   *
   * @param correlation place of the correlation
   * @param source place of the rule among those that it joins
   */
  record Target(int correlation, int source) {}

  CorrelationPlan(RuleSet rules) {
    this.inTexts = rules.correlations();
    this.ordered = inTexts.stream().sorted(Comparator.comparingInt(Correlation::depth)).toList();
    Map<Correlation, Integer> places = new IdentityHashMap<>();
    for (Correlation correlation : ordered) {
      places.put(correlation, places.size());
      outer.add(new ArrayList<>());
      carried.add(new LinkedHashSet<>());
    }
    for (Correlation correlation : ordered) {
      place(correlation, places);
    }
    for (int place = ordered.size() - 1; place >= 0; place--) {
      carry(place, places);
    }
    Set<Rule> all = byRule.keySet();
    this.joined =
        new RuleSet(
            rules.rules().stream().filter(all::contains).toList(), List.of(), rules.fields());
    this.reported = outer.stream().map(this::isReported).toList();
  }

  private void place(Correlation correlation, Map<Correlation, Integer> places) {
    int place = places.getOrDefault(correlation, -1);
    List<Correlation.Source> sources = correlation.sources();
    for (int i = 0; i < sources.size(); i++) {
      Target target = new Target(place, i);
      Rule rule = sources.get(i).rule();
      Correlation inner = sources.get(i).correlation();
      if (rule != null) {
        byRule.computeIfAbsent(rule, _ -> new ArrayList<>()).add(target);
      } else if (inner != null) {
        outer.get(places.getOrDefault(inner, -1)).add(target);
      }
    }
  }

  // What an outer one asks for, its inner ones have to keep, and those inside them.
  private void carry(int place, Map<Correlation, Integer> places) {
    Correlation correlation = ordered.get(place);
    CorrelationBody body = correlation.body();
    for (Correlation.Source source : correlation.sources()) {
      if (source.correlation() instanceof Correlation inner) {
        Set<String> needs = carried.get(places.getOrDefault(inner, -1));
        body.groupBy().forEach(name -> needs.add(body.field(name, source.aliased())));
        body.fields().forEach(name -> needs.add(body.field(name, source.aliased())));
        needs.addAll(carried.get(place));
      }
    }
  }

  private boolean isReported(List<Target> outer) {
    return outer.isEmpty()
        || outer.stream().anyMatch(target -> ordered.get(target.correlation()).generate());
  }

  List<Correlation> ordered() {
    return ordered;
  }

  /** In the order of their texts. */
  List<Correlation> inTexts() {
    return inTexts;
  }

  /** Fields that the correlation has to keep of its events for others. */
  Set<String> carried(int place) {
    return carried.get(place);
  }

  /** Whether a match is for more than other correlations. */
  boolean isReported(int place) {
    return reported.get(place);
  }

  /** Where a match of a correlation goes. */
  List<Target> outer(int place) {
    return outer.get(place);
  }

  /** Where an event goes. */
  List<Target> targets(@Nullable LogSource source, Event event) {
    List<Match> matches = source == null ? joined.match(event) : joined.match(source, event);
    if (matches.isEmpty()) {
      return List.of();
    }
    List<Target> targets = new ArrayList<>();
    for (Match match : matches) {
      targets.addAll(byRule.getOrDefault(match.rule(), List.of()));
    }
    targets.sort(Comparator.comparingInt(Target::correlation).thenComparingInt(Target::source));
    return targets;
  }
}
