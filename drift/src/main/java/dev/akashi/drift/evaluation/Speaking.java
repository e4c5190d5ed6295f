package dev.akashi.drift.evaluation;

import dev.akashi.drift.evaluation.Plan.Planned;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Maintenance;
import dev.akashi.schemas.MaintenanceWindow;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says the status of a unit, where it is not as it was last said. */
final class Speaking {
  /** Evidence that is known so much later than it happened is called late. */
  private static final Duration LATE = Duration.ofHours(1);

  /** So often, at most, a status is said again only because there is newer good evidence. */
  private static final Duration REFRESH = Duration.ofHours(1);

  private final Plan plan;
  private final Keep keep;
  private final Statuses statuses;
  private final int share;
  private final Codec codec;

  Speaking(Plan plan, Keep keep, Texts texts, int share, Codec codec) {
    this.plan = plan;
    this.keep = keep;
    this.statuses = new Statuses(plan, texts);
    this.share = share;
    this.codec = codec;
  }

  Optional<Change> say(Unit unit, Work work) {
    UnitMemory memory = UnitMemory.of(keep.get(Place.unit(unit)), codec);
    ControlStatus last = memory == null ? null : memory.said();
    ControlStatus.Builder draft =
        statuses.of(unit, standings(unit, last, work.standings(unit)), work.tick());
    draft.setPartition(share).setMaintenance(maintenance(unit.system(), work.tick()));
    plan.declared(unit, work.tick())
        .ifPresent(
            declared -> keep.put(new Place(unit, "", "").timer(plan.end(declared)), new byte[0]));
    int before = history(draft, last, memory == null ? 1 : memory.before(), unit, work.tick());
    if (last != null && isSame(draft, last) && !(isHeard(unit, work) && isStale(draft, last))) {
      return Optional.empty();
    }
    boolean changed = last == null || last.getStatus() != draft.getStatus();
    Duration late = work.late(unit);
    draft.setLateByMillis(
        changed ? (late.compareTo(LATE) > 0 ? late.toMillis() : null) : last.getLateByMillis());
    ControlStatus said = draft.build();
    keep.put(Place.unit(unit), new UnitMemory(said, before).bytes(codec));
    return Optional.of(new Change(said, changed ? work.collectedAt(unit) : null));
  }

  private List<Standing> standings(
      Unit unit, @Nullable ControlStatus last, Map<String, Standing> news) {
    Map<String, Standing> known = new HashMap<>();
    if (last != null) {
      last.getStandings().forEach(one -> known.put(one.getExpectation(), one));
    }
    List<Standing> all = new ArrayList<>();
    for (Planned planned : plan.planned(unit)) {
      String id = planned.expectation().id();
      Standing before = known.get(id);
      Standing now = news.get(id);
      if (now != null) {
        if (before != null && before.getState() == now.getState()) {
          now.setSince(before.getSince());
        }
        all.add(now);
      } else if (before != null) {
        all.add(before);
      }
    }
    return all;
  }

  private @Nullable Maintenance maintenance(String system, Instant tick) {
    var found = new Maintenance[1];
    byte[] prefix = Place.windows(system);
    keep.scan(
        prefix,
        (key, value) -> {
          var in = new Packing.In(value);
          Instant from = Instant.ofEpochMilli(in.number());
          Instant to = Instant.ofEpochMilli(in.number());
          if (!tick.isBefore(to)) {
            keep.delete(key);
          } else if (!tick.isBefore(from) && (found[0] == null || to.isAfter(found[0].getTo()))) {
            found[0] = new Maintenance(in.textOrEmpty(), from, to);
          }
          return true;
        });
    return found[0];
  }

  /** Keeps a maintenance window of a system; one without length takes it back. */
  void window(MaintenanceWindow window) {
    byte[] key = Place.window(window.getSystem(), window.getTicket());
    if (!window.getFrom().isBefore(window.getTo())) {
      keep.delete(key);
      return;
    }
    keep.put(
        key,
        new Packing.Out()
            .number(window.getFrom().toEpochMilli())
            .number(window.getTo().toEpochMilli())
            .text(window.getTicket())
            .bytes());
  }

  /** Fills in what came before; answers how bad it was before the open incident. */
  private static int history(
      ControlStatus.Builder draft,
      @Nullable ControlStatus last,
      int before,
      Unit unit,
      Instant tick) {
    Status now = draft.getStatus();
    Status then = last == null ? Status.UNKNOWN : last.getStatus();
    draft.setSince(last == null || then != now ? tick : last.getSince());
    draft.setPrevious(last == null ? null : then != now ? then : last.getPrevious());
    // What was open when a unit left the scope has not been mended by that.
    boolean stays = draft.getCause().equals(Cause.OUT_OF_SCOPE) || !Incidents.closes(before, now);
    if (last != null && last.getIncident() != null && stays) {
      draft.setIncident(last.getIncident()).setIncidentSince(last.getIncidentSince());
      return before;
    }
    boolean open = last == null || last.getIncident() == null;
    if (open && Incidents.opens(then, now)) {
      draft.setIncident(Incidents.id(unit, tick)).setIncidentSince(tick);
      return Incidents.rank(then);
    }
    draft.setIncident(null).setIncidentSince(null);
    return Incidents.rank(now);
  }

  // The newest good evidence moves with every event; that alone is no news.
  private static boolean isSame(ControlStatus.Builder now, ControlStatus last) {
    return now.getStatus() == last.getStatus()
        && now.getCause().equals(last.getCause())
        && now.getCauseText().equals(last.getCauseText())
        && now.getExpectations().equals(last.getExpectations())
        && Objects.equals(now.getIncident(), last.getIncident())
        && Objects.equals(now.getMaintenance(), last.getMaintenance())
        && Objects.equals(now.getDeclared(), last.getDeclared())
        && now.getPartition() == last.getPartition()
        && bare(now.getStandings()).equals(bare(last.getStandings()));
  }

  private static List<Standing> bare(List<Standing> standings) {
    return standings.stream()
        .map(one -> Standing.newBuilder(one).setLastGoodAt(null).setLastGoodEvidence(null).build())
        .toList();
  }

  // Only an event refreshes: what a start judges again must say nothing.
  private static boolean isHeard(Unit unit, Work work) {
    return work.collectedAt(unit) != null;
  }

  private static boolean isStale(ControlStatus.Builder now, ControlStatus last) {
    return !Objects.equals(now.getLastGoodAt(), last.getLastGoodAt())
        && !now.getTick().isBefore(last.getTick().plus(REFRESH));
  }
}
