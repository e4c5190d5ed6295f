package dev.akashi.drift.stream;

import dev.akashi.drift.observing.Observing;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.SourceState;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What a record that was read is to evaluation. */
final class Noticing {
  private static final Logger LOG = LoggerFactory.getLogger(Noticing.class);

  private final Observing observing;

  Noticing(Observing observing) {
    this.observing = observing;
  }

  /** Its source was heard, and perhaps expectations count it. */
  void evidence(Upstream upstream, Instant tick, Evidence evidence) {
    upstream.add(tick, heard(evidence.getSource(), evidence.getSystem()).setCount(1).build());
    try {
      Observing.Seen seen = observing.observe(Piece.of(evidence));
      seen.items()
          .forEach(
              (unit, items) ->
                  items.forEach(
                      item ->
                          upstream.add(
                              tick, unit, item, observing.isCounted(item, unit.system()))));
      if (seen.window() != null) {
        upstream.add(tick, seen.window());
      }
    } catch (JacksonException e) {
      LOG.error("{}: the document is no JSON", evidence.getEventId(), e);
      upstream.add(tick, heard(evidence.getSource(), evidence.getSystem()).setGap(true).build());
    }
  }

  /** Its source was heard, and something of it is missing. */
  void quarantined(Upstream upstream, Instant tick, Quarantined item) {
    if (!item.getSource().isEmpty() && !item.getSystem().isEmpty()) {
      upstream.add(
          tick, heard(item.getSource(), item.getSystem()).setGap(true).setCount(1).build());
    }
  }

  private static SourceState.Builder heard(String source, String system) {
    return SourceState.newBuilder().setSource(source).setSystem(system).setCount(0).setCause(null);
  }
}
