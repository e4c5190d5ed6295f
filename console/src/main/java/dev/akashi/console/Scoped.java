package dev.akashi.console;

import dev.akashi.catalog.scope.Scope;
import java.time.ZoneId;
import java.util.List;

/** What the console needs of {@code akashi.yml}. */
record Scoped(ZoneId zone, List<StreamTable.Configured> sources) {
  /** Without a file, the default zone and no source. */
  static final Scoped NONE = new Scoped(Scope.DEFAULT_ZONE, List.of());

  static Scoped of(Scope scope) {
    return new Scoped(
        scope.zone(),
        scope.sources().values().stream()
            .map(source -> new StreamTable.Configured(source.id(), source.system(), source.pack()))
            .toList());
  }
}
