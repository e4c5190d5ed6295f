package dev.akashi.drift.cases;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Timeline;
import dev.akashi.catalog.expectation.Timeline.Item;
import dev.akashi.catalog.scope.Alerts;
import dev.akashi.catalog.scope.Door;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Source;
import dev.akashi.catalog.scope.SystemInScope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scope that a case plays in: one system, and a source for each pack that matters. */
final class CaseScope {
  static final String SYSTEM = "case";

  private final Map<String, SystemInScope> systems = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();

  private CaseScope() {}

  static Scope of(Collection<Expectation> expectations, List<Item> items) {
    var scope = new CaseScope();
    scope.system(SYSTEM);
    items.forEach(item -> scope.source(system(item), pack(item)));
    for (Expectation expectation : expectations) {
      for (List<String> events : expectation.mechanism().essential()) {
        var packs = expectation.packsOf(events);
        if (scope.sources.values().stream()
            .noneMatch(source -> packs.contains(source.pack()) && source.system().equals(SYSTEM))) {
          scope.source(SYSTEM, packs.iterator().next());
        }
      }
    }
    return new Scope(
        Timeline.ZONE, Map.copyOf(scope.systems), Map.copyOf(scope.sources), Map.of(), Alerts.NONE);
  }

  /** The id of the source of a pack. */
  static String sourceId(String system, String pack) {
    return system.equals(SYSTEM) ? pack : system + "-" + pack;
  }

  private void source(String system, String pack) {
    system(system);
    String id = sourceId(system, pack);
    sources.putIfAbsent(
        id,
        new Source(
            id,
            system,
            pack,
            EnumSet.allOf(Layer.class),
            Timeline.ZONE,
            "UTF-8",
            new Door.StdinDoor()));
  }

  private void system(String id) {
    systems.putIfAbsent(
        id,
        new SystemInScope(id, new Phrase(id, id), EnumSet.allOf(Layer.class), Map.of(), List.of()));
  }

  static String system(Item item) {
    return switch (item) {
      case Timeline.Brought one -> one.system();
      case Timeline.Silent one -> one.system();
      case Timeline.Gap one -> one.system();
      case Timeline.Path one -> one.system();
    };
  }

  static String pack(Item item) {
    return switch (item) {
      case Timeline.Brought one -> one.pack();
      case Timeline.Silent one -> one.pack();
      case Timeline.Gap one -> one.pack();
      case Timeline.Path one -> one.pack();
    };
  }
}
