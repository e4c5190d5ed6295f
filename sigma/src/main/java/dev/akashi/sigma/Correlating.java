package dev.akashi.sigma;

import dev.akashi.sigma.CorrelationTally.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the correlations of a rule set over a stream of events. Of one thread; nothing runs by
 * itself, and the only clock is the times of events.
 *
 * <p>Events wait until none can come any more that is earlier: until an event is newer by the
 * lateness of the bounds, or {@link #advanceTo} says so. Then everything that happened at one
 * instant is decided at once, in the order of time. So the same events make the same matches, in
 * whatever order they came within the lateness. An event that comes after its time was decided is
 * counted as late, and in no window.
 *
 * <p>A window holds events that are at most the timespan apart; exactly the timespan counts.
 *
 * <ul>
 *   <li>Where further events cannot take a condition back ({@link Correlation#slides}), it is asked
 *       at every event, of the window that ends there. After a match, the group is silent until a
 *       window begins after that match: no event stands behind two matches, and a state that lasts
 *       is said again once per timespan.
 *   <li>All others (with {@code lt}, {@code lte}, {@code eq}, {@code neq}, of means and
 *       percentiles, and expressions with {@code not}) are asked at the end of a window that begins
 *       with the first event of a group; the next event after its end begins the next. A group
 *       without any event is not known and makes no match.
 * </ul>
 *
 * <p>A match of a correlation is an event for those that join it, at the end of its window, with
 * the fields of its group; in other fields it has every value that its events have.
 */
public final class Correlating {

  /** Longest reference of an event, in characters. */
  public static final int MAX_REF_CHARS = 1_024;

  private static final Instant TIME_MIN = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant TIME_MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final CorrelationBounds bounds;
  private final CorrelationPlan plan;
  private final CorrelationMemory memory;

  /** Starts without any state. */
  public Correlating(RuleSet rules, CorrelationBounds bounds) {
    this.bounds = bounds;
    this.plan = new CorrelationPlan(rules);
    this.memory = new CorrelationMemory(plan, bounds);
  }

  /**
   * Goes on from a snapshot. State of a correlation that is gone, or that asks for something else
   * now, is left out and named in {@link Standing#forgotten}; a change of a rule that it joins is
   * not seen, and events from before stay in its windows.
   *
   * @param snapshot what {@link #snapshot} gave, also after a way through JSON
   * @throws IllegalArgumentException if it is not of a version that this one reads, or not whole
   */
  public static Correlating restore(
      RuleSet rules, CorrelationBounds bounds, Map<String, ?> snapshot) {
    Correlating correlating = new Correlating(rules, bounds);
    CorrelationSnapshot.restore(new Data("snapshot", snapshot), correlating.memory);
    return correlating;
  }

  /**
   * Takes one event and answers the matches that it decides, which may be of earlier events.
   *
   * @param time when it happened, in the years 0 to 9999. Everything waits by the newest of these
   *     times: who takes events from strangers has to keep times of the far future away
   * @param source where it comes from; null to try all rules, whatever log source they name
   * @param ref what the caller knows the event by; an event with the same one is counted once
   * @throws IllegalArgumentException if the time or the reference is out of bounds
   */
  public List<CorrelationMatch> accept(
      Instant time, @Nullable LogSource source, Event event, String ref) {
    if (time.isBefore(TIME_MIN) || time.isAfter(TIME_MAX)) {
      throw new IllegalArgumentException("time: expected the years 0 to 9999, found " + time);
    }
    if (ref.isEmpty() || ref.length() > MAX_REF_CHARS) {
      throw new IllegalArgumentException(
          "ref: expected 1 to %,d characters, found %,d".formatted(MAX_REF_CHARS, ref.length()));
    }
    memory.accepted++;
    List<CorrelationPlan.Target> targets = plan.targets(source, event);
    if (!targets.isEmpty()) {
      take(time, event, ref, targets);
    }
    memory.newest = time.isAfter(memory.newest) ? time : memory.newest;
    return moveTo(memory.newest.minus(bounds.lateness()));
  }

  private void take(Instant time, Event event, String ref, List<CorrelationPlan.Target> targets) {
    if (memory.remembered.has(ref) || memory.pending.has(time, ref)) {
      memory.duplicates++;
      return;
    }
    memory.remembered.add(ref);
    if (time.isBefore(memory.decidedBefore)) {
      memory.late++;
      targets.stream()
          .map(CorrelationPlan.Target::correlation)
          .distinct()
          .forEach(place -> memory.states.get(place).tally.add(Count.LATE));
      return;
    }
    var arrival = new Intake.Arrival(new Facts.OfEvent(event), List.of(ref), 1, time);
    List<Contribution> contributions = memory.contributions(arrival, targets);
    if (!contributions.isEmpty()) {
      memory.pending.add(time, ref, contributions);
    }
  }

  /**
   * Says that no event before {@code time} will come any more, and answers what that decides.
   * Conditions that hold by absence need it when nothing else happens; at the end of all events,
   * {@link Instant#MAX} decides everything. Earlier times than before change nothing.
   */
  public List<CorrelationMatch> advanceTo(Instant time) {
    return moveTo(time);
  }

  private List<CorrelationMatch> moveTo(Instant before) {
    List<CorrelationMatch> matches = new ArrayList<>();
    decide(before, matches);
    while (memory.pending.size() > bounds.pendingMax()) {
      Instant first = memory.pending.first();
      if (first != null) {
        memory.decidedEarly++;
        decide(first.plusNanos(1), matches);
      }
    }
    return matches;
  }

  private void decide(Instant before, List<CorrelationMatch> matches) {
    if (!before.isAfter(memory.decidedBefore)) {
      return;
    }
    Instant next = memory.next();
    while (next != null && next.isBefore(before)) {
      decideAt(next, matches);
      next = memory.next();
    }
    memory.decidedBefore = before;
  }

  // Inner correlations come before outer ones, so what a match adds is still to be looked at.
  private void decideAt(Instant now, List<CorrelationMatch> matches) {
    TreeMap<Integer, CorrelationMemory.Work> work = memory.work(now);
    while (!work.isEmpty()) {
      var next = work.pollFirstEntry();
      CorrelationState state = memory.states.get(next.getKey());
      var at = next.getValue();
      for (var outcome : state.decide(now, at.contributions(), at.due())) {
        CorrelationMatch match = outcome.match();
        if (plan.isReported(state.place)) {
          matches.add(match);
        }
        var facts = new Facts.OfMatch(match.group(), outcome.entries());
        var arrival = new Intake.Arrival(facts, match.eventRefs(), match.events(), now);
        for (var target : plan.outer(state.place)) {
          memory.addWork(work, memory.contributions(arrival, List.of(target)));
        }
      }
    }
  }

  /** How it stands. */
  public Standing standing() {
    return memory.standing();
  }

  /**
   * Everything that is known, as maps with keys of text, lists, texts, longs and booleans: the same
   * state gives an equal snapshot. Its {@code version} says how to read it; a JSON library may
   * write and read it.
   */
  public Map<String, Object> snapshot() {
    return CorrelationSnapshot.of(memory);
  }
}
