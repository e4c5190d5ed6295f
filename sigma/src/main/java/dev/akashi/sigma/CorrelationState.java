package dev.akashi.sigma;

import dev.akashi.sigma.CorrelationTally.Count;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All groups of one correlation, moved on from instant to instant. Of one thread. */
final class CorrelationState {

  final int place;
  final Correlation correlation;
  final CorrelationTally tally = new CorrelationTally();
  // By order and not by hash: strangers choose the values, and could choose ones with equal hashes.
  final Map<List<String>, Group> groups = new TreeMap<>(Timer.BY_VALUES);
  private final CorrelationBody body;
  private final Duration timespan;
  private final boolean slides;
  private final Room room;
  private final Consumer<Timer> timers;

  CorrelationState(int place, Correlation correlation, Room room, Consumer<Timer> timers) {
    this.place = place;
    this.correlation = correlation;
    this.body = correlation.body();
    this.timespan = correlation.timespan();
    this.slides = correlation.slides();
    this.room = room;
    this.timers = timers;
  }

  /** A match together with what made it, for correlations that join this one. */
  record Outcome(CorrelationMatch match, List<CorrelationEntry> entries) {}

  /**
   * Takes everything that happens at an instant and answers what holds then, by the order of
   * groups.
   *
   * @param due groups whose timer says that instant
   */
  List<Outcome> decide(Instant now, List<Contribution> contributions, List<List<String>> due) {
    List<Contribution> ordered = new ArrayList<>(contributions);
    ordered.sort(Comparator.comparingInt(contribution -> contribution.entry().source()));
    Map<List<String>, Group> touched = new TreeMap<>(Timer.BY_VALUES);
    for (Contribution contribution : ordered) {
      Group group = take(now, contribution);
      if (group != null) {
        touched.put(group.key, group);
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    if (slides) {
      touched.values().forEach(group -> cross(now, group, outcomes));
    }
    due.forEach(key -> end(now, key, outcomes));
    return outcomes;
  }

  private @Nullable Group take(Instant now, Contribution contribution) {
    Group group = groups.get(contribution.group());
    if (group == null) {
      if (!room.forGroup()) {
        tally.add(Count.TOO_MANY_GROUPS);
        return null;
      }
      group = new Group(contribution.group(), window(), now);
      groups.put(group.key, group);
      room.groups++;
      timers.accept(new Timer(now.plus(timespan), place, group.key));
    }
    group.newest = now;
    int before = group.window.held();
    if (slides) {
      group.window.leave(now.minus(timespan));
    }
    CorrelationEntry entry = contribution.entry();
    room.held += group.window.held() - before;
    before = group.window.held();
    tally.add(Count.COUNTED);
    if (!group.window.take(entry, room.forEntry(entry))) {
      tally.add(Count.TOO_MANY_EVENTS);
    }
    room.held += group.window.held() - before;
    return group;
  }

  // Windows of two matches share no instant, so a state that lasts is said once per timespan.
  private void cross(Instant now, Group group, List<Outcome> outcomes) {
    Instant start = now.minus(timespan);
    if (group.matched == null || start.isAfter(group.matched)) {
      Outcome outcome = outcome(group, start, now);
      if (outcome != null) {
        outcomes.add(outcome);
        group.matched = now;
        clear(group);
      }
    }
  }

  private void end(Instant now, List<String> key, List<Outcome> outcomes) {
    Group group = groups.get(key);
    if (group == null) {
      return;
    }
    if (!slides) {
      Outcome outcome = outcome(group, group.opened, now);
      if (outcome != null) {
        outcomes.add(outcome);
      }
    }
    Instant last = last(group);
    if (slides && last.isAfter(now)) {
      timers.accept(new Timer(last, place, key));
      return;
    }
    clear(group);
    groups.remove(key);
    room.groups--;
  }

  /** The last instant at which what is known of the group matters. */
  Instant last(Group group) {
    return (slides ? group.newest : group.opened).plus(timespan);
  }

  private void clear(Group group) {
    room.held -= group.window.held();
    group.window.clear();
  }

  Window window() {
    return switch (body.type()) {
      case TEMPORAL -> new TemporalWindow(correlation.sources().size());
      case TEMPORAL_ORDERED -> new OrderedWindow(correlation.sources().size());
      default -> new CountingWindow(body);
    };
  }

  private @Nullable Outcome outcome(Group group, Instant start, Instant end) {
    BigDecimal value = group.window.value();
    if (value == null || !correlation.holds(group.window, value)) {
      return null;
    }
    tally.add(Count.MATCHES);
    List<CorrelationEntry> entries = group.window.entries();
    SequencedSet<String> refs = new LinkedHashSet<>();
    SequencedMap<List<String>, Long> events = new LinkedHashMap<>();
    for (CorrelationEntry entry : entries) {
      events.put(entry.refs(), entry.events());
      for (String ref : entry.refs()) {
        if (refs.size() < room.refsPerMatchMax()) {
          refs.add(ref);
        }
      }
    }
    long count = events.values().stream().mapToLong(Long::longValue).sum();
    CorrelationMatch match =
        new CorrelationMatch(
            correlation,
            named(group.key),
            start,
            end,
            value,
            count + group.window.unheldEvents(),
            List.copyOf(refs),
            group.window.isExact());
    return new Outcome(match, entries);
  }

  private Map<String, String> named(List<String> key) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      named.put(body.groupBy().get(i), key.get(i));
    }
    return named;
  }
}
