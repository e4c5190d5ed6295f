package dev.akashi.sigma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that {@link Correlating} knows. Of one thread. */
final class CorrelationMemory {

  final CorrelationPlan plan;
  final List<CorrelationState> states = new ArrayList<>();
  final List<Intake> intakes = new ArrayList<>();
  final Pending pending = new Pending();
  final PriorityQueue<Timer> timers = new PriorityQueue<>();
  final Remembered remembered;
  final Room room;
  final List<String> forgotten = new ArrayList<>();
  Instant newest = Instant.MIN;
  Instant decidedBefore = Instant.MIN;
  long accepted;
  long duplicates;
  long late;
  long decidedEarly;

  CorrelationMemory(CorrelationPlan plan, CorrelationBounds bounds) {
    this.plan = plan;
    this.room = new Room(bounds);
    this.remembered = new Remembered(bounds.rememberedMax());
    for (Correlation correlation : plan.ordered()) {
      int place = states.size();
      CorrelationState state = new CorrelationState(place, correlation, room, timers::add);
      states.add(state);
      intakes.add(new Intake(place, correlation, plan.carried(place), state.tally));
    }
  }

  /**
   * What one correlation has to do at one instant.
   *
   * @param due groups whose timer says so
   */
  record Work(List<Contribution> contributions, List<List<String>> due) {}

  /** The next instant at which there is something to do; null when there is none. */
  @Nullable Instant next() {
    Instant event = pending.first();
    Timer timer = timers.peek();
    if (event == null || timer == null) {
      return timer == null ? event : timer.due();
    }
    return event.isBefore(timer.due()) ? event : timer.due();
  }

  /** Everything that is to be done at an instant, by the place of the correlation. */
  TreeMap<Integer, Work> work(Instant now) {
    TreeMap<Integer, Work> work = new TreeMap<>();
    addWork(work, pending.take(now));
    for (Timer timer = timers.peek(); timer != null && !timer.due().isAfter(now); ) {
      timers.remove();
      at(work, timer.correlation()).due().add(timer.group());
      timer = timers.peek();
    }
    return work;
  }

  void addWork(TreeMap<Integer, Work> work, List<Contribution> contributions) {
    for (Contribution contribution : contributions) {
      at(work, contribution.correlation()).contributions().add(contribution);
    }
  }

  private static Work at(TreeMap<Integer, Work> work, int place) {
    return work.computeIfAbsent(place, _ -> new Work(new ArrayList<>(), new ArrayList<>()));
  }

  /**
   * What an event or a match adds to the correlations that it goes to. Where rules are counted
   * rather than told apart, it counts once, by the first of them.
   */
  List<Contribution> contributions(Intake.Arrival arrival, List<CorrelationPlan.Target> targets) {
    List<Contribution> all = new ArrayList<>();
    Set<List<Object>> counted = new HashSet<>();
    for (var target : targets) {
      int place = target.correlation();
      boolean temporal = states.get(place).correlation.body().type().isTemporal();
      for (Contribution one : intakes.get(place).of(arrival, target.source())) {
        if (temporal || counted.add(List.of(place, one.group()))) {
          all.add(one);
        }
      }
    }
    return all;
  }

  Standing standing() {
    Map<Correlation, CorrelationCounts> known = new IdentityHashMap<>();
    states.forEach(state -> known.put(state.correlation, state.tally.counts()));
    Map<String, CorrelationCounts> counts = new LinkedHashMap<>();
    plan.inTexts().forEach(one -> counts.put(one.id(), known.get(one)));
    return new Standing(
        decidedBefore,
        accepted,
        duplicates,
        late,
        decidedEarly,
        pending.size(),
        room.groups,
        room.held,
        counts,
        forgotten);
  }
}
