package dev.akashi.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** State as plain data and back, by ids of correlations and not by their places. */
final class CorrelationSnapshot {

  /** Raised when older snapshots can no longer be read as they are. */
  static final long VERSION = 1;

  private CorrelationSnapshot() {}

  static Map<String, Object> of(CorrelationMemory memory) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", VERSION);
    data.put("decided-before", memory.decidedBefore.toString());
    data.put("newest", memory.newest.toString());
    data.put("accepted", memory.accepted);
    data.put("duplicates", memory.duplicates);
    data.put("late", memory.late);
    data.put("decided-early", memory.decidedEarly);
    data.put("remembered", List.copyOf(memory.remembered.refs()));
    List<Object> pending = new ArrayList<>();
    memory
        .pending
        .byTime()
        .forEach(
            (time, events) ->
                events.forEach(
                    (ref, contributions) -> {
                      Map<String, Object> event = new LinkedHashMap<>();
                      event.put("time", time.toString());
                      event.put("ref", ref);
                      event.put(
                          "into", contributions.stream().map(one -> into(memory, one)).toList());
                      pending.add(event);
                    }));
    data.put("pending", pending);
    data.put("correlations", memory.states.stream().map(CorrelationSnapshot::of).toList());
    return data;
  }

  private static Map<String, Object> into(CorrelationMemory memory, Contribution contribution) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", memory.states.get(contribution.correlation()).correlation.id());
    data.put("group", contribution.group());
    data.put("entry", EntryData.of(contribution.entry()));
    return data;
  }

  private static Map<String, Object> of(CorrelationState state) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", state.correlation.id());
    data.put("definition", state.correlation.definition());
    data.put("counts", state.tally.data());
    data.put("groups", state.groups.values().stream().map(CorrelationSnapshot::of).toList());
    return data;
  }

  private static Map<String, Object> of(Group group) {
    WindowState window = group.window.state();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("group", group.key);
    data.put("opened", group.opened.toString());
    data.put("newest", group.newest.toString());
    if (group.matched != null) {
      data.put("matched", group.matched.toString());
    }
    data.put(
        "parts",
        window.parts().stream()
            .map(part -> Map.of("entries", part.stream().map(EntryData::of).toList()))
            .toList());
    data.put("unheld-events", window.unheldEvents());
    data.put("unheld-numbers", window.unheldNumbers());
    data.put("unheld-sum", window.unheldSum().toPlainString());
    data.put("exact", window.exact());
    return data;
  }

  static void restore(Data data, CorrelationMemory memory) {
    long version = data.number("version");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "snapshot.version: expected %d, found %d".formatted(VERSION, version));
    }
    memory.decidedBefore = data.time("decided-before");
    memory.newest = data.time("newest");
    memory.accepted = data.number("accepted");
    memory.duplicates = data.number("duplicates");
    memory.late = data.number("late");
    memory.decidedEarly = data.number("decided-early");
    data.texts("remembered").forEach(memory.remembered::add);
    Map<String, CorrelationState> byId = new HashMap<>();
    memory.states.forEach(state -> byId.put(state.correlation.id(), state));
    for (Data correlation : data.maps("correlations")) {
      String id = correlation.text("id");
      CorrelationState state = byId.get(id);
      if (state != null && state.correlation.definition().equals(correlation.text("definition"))) {
        restore(correlation, state, memory);
      } else {
        memory.forgotten.add(id);
        byId.remove(id);
      }
    }
    for (Data event : data.maps("pending")) {
      List<Contribution> contributions = new ArrayList<>();
      for (Data into : event.maps("into")) {
        CorrelationState state = byId.get(into.text("id"));
        if (state != null) {
          contributions.add(contribution(into, state));
        }
      }
      if (!contributions.isEmpty()) {
        memory.pending.add(event.time("time"), event.text("ref"), contributions);
      }
    }
  }

  private static Contribution contribution(Data into, CorrelationState state) {
    return new Contribution(
        state.place, group(into, state), EntryData.read(into.map("entry"), sources(state)));
  }

  private static List<String> group(Data data, CorrelationState state) {
    List<String> group = List.copyOf(data.texts("group"));
    if (group.size() != state.correlation.groupBy().size()) {
      throw new IllegalArgumentException(
          "%s.group: expected %d values, found %d"
              .formatted(data.where(), state.correlation.groupBy().size(), group.size()));
    }
    return group;
  }

  private static int sources(CorrelationState state) {
    return state.correlation.sources().size();
  }

  private static void restore(Data data, CorrelationState state, CorrelationMemory memory) {
    state.tally.restore(data.map("counts"));
    for (Data one : data.maps("groups")) {
      Group group = new Group(group(one, state), state.window(), one.time("opened"));
      group.newest = one.time("newest");
      group.matched = one.timeOrNull("matched");
      List<List<CorrelationEntry>> parts = new ArrayList<>();
      for (Data part : one.maps("parts")) {
        parts.add(
            part.maps("entries").stream()
                .map(entry -> EntryData.read(entry, sources(state)))
                .toList());
      }
      group.window.restore(
          new WindowState(
              parts,
              one.number("unheld-events"),
              one.number("unheld-numbers"),
              new BigDecimal(one.text("unheld-sum")),
              one.flag("exact")));
      state.groups.put(group.key, group);
      memory.room.groups++;
      memory.room.held += group.window.held();
      memory.timers.add(new Timer(state.last(group), state.place, group.key));
    }
  }
}
