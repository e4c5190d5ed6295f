package dev.akashi.collector;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.scope.Source;
import dev.akashi.collector.outbox.SourceFacts;
import dev.akashi.schemas.Kind;

/** From the words of the catalogue to the words of the wire. */
final class Facts {
  private Facts() {}

  static SourceFacts of(Source source, Pack pack) {
    return new SourceFacts(
        source.id(),
        source.system(),
        source.layers().stream().sorted().map(Layer::id).toList(),
        Kind.valueOf(pack.kind().name()),
        pack.id(),
        source.zone().getId(),
        source.charset());
  }
}
