package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.scope.Scope;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the console needs of {@code akashi.yml}.
 *
 * @param systems titles by id, in the order of the file; empty where there is no file
 */
record Scoped(ZoneId zone, Map<String, Phrase> systems, List<StreamTable.Configured> sources) {
  /** Without a file, the default zone, no system and no source. */
  static final Scoped NONE = new Scoped(Scope.DEFAULT_ZONE, Map.of(), List.of());

  static Scoped of(Scope scope) {
    Map<String, Phrase> systems = new LinkedHashMap<>();
    scope.systems().forEach((id, system) -> systems.put(id, system.title()));
    return new Scoped(
        scope.zone(),
        systems,
        scope.sources().values().stream()
            .map(source -> new StreamTable.Configured(source.id(), source.system(), source.pack()))
            .toList());
  }
}
