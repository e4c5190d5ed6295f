package dev.akashi.drift;

import dev.akashi.catalog.Catalog;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import java.time.Instant;
import java.util.List;

/** Publishes evidence as the normalizer does. */
final class Feed {
  private final Normalizing normalizing;
  private final WireProducer producer;
  private final Codec codec = new Codec();

  Feed(Catalog catalog, WireProducer producer) {
    this.normalizing = new Normalizing(catalog);
    this.producer = producer;
  }

  /** Publishes the evidence that a record of a source becomes; answers it. */
  Evidence send(String system, String source, String pack, String record) {
    Evidence evidence = normalizing.evidence(system, source, pack, record, Instant.now());
    send(evidence);
    return evidence;
  }

  void send(Evidence evidence) {
    producer.publish(
        List.of(Outgoing.to(Topic.EVIDENCE, evidence.getStream(), codec.encode(evidence))));
  }
}
